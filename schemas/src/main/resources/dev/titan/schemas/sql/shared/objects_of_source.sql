-- A condition on raw objects: they are of a source, be it named with them or by the mapping that has
-- read them.

(r.source = ?
  OR r.raw_id IN (
    SELECT l.raw_id FROM ${ledger:ledger} AS l WHERE ${entry_days:TRUE} AND l.source = ?)
  OR r.raw_id IN (
    SELECT d.raw_id FROM ${dead_letters:dead_letters} AS d WHERE d.source = ?));
