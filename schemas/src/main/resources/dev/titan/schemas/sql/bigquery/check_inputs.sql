-- Runs of which not all inputs are staged, or some twice: their manifest says how many there are.

SELECT r.run_id, r.inputs, COUNT(i.input) AS staged
FROM this_run AS r
LEFT JOIN run_inputs AS i ON i.run_id = r.run_id
GROUP BY r.run_id, r.inputs
HAVING COUNT(i.input) <> r.inputs OR COUNT(DISTINCT i.place) <> r.inputs;
