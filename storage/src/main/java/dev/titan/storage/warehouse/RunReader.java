package dev.titan.storage.warehouse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the checkpoints. */
final class RunReader {
  private final Questions session;

  RunReader(Questions session) {
    this.session = session;
  }

  List<RunRow> all() {
    return session.list(session.sql("shared/read_runs.sql", Map.of("where", "")), RunRow::of);
  }

  Optional<RunDetail> detail(String runId) {
    return Optional.ofNullable(details(List.of(runId)).get(runId));
  }

  /**
   * Those of the runs that are committed, by id, asked for by four statements.
   *
   * @param runIds at least one
   */
  Map<String, RunDetail> details(List<String> runIds) {
    String marks = String.join(", ", Collections.nCopies(runIds.size(), "?"));
    Object[] ids = runIds.toArray();
    Map<String, RunDetail> details = new HashMap<>();
    List<RunRow> runs =
        session.list(
            session.sql("shared/read_runs.sql", Map.of("where", "WHERE run_id IN (" + marks + ")")),
            RunRow::of,
            ids);
    if (runs.isEmpty()) {
      return details;
    }
    Map<String, List<InputRow>> inputs = byRun("shared/read_run_inputs.sql", InputRow::of, ids);
    Map<String, List<CodeCount>> codes = byRun("shared/read_run_codes.sql", CodeCount::of, ids);
    Map<String, List<ReplayChange>> changes =
        byRun("shared/read_replay_changes.sql", ReplayChange::of, ids);
    for (RunRow run : runs) {
      String id = run.runId();
      details.put(
          id,
          new RunDetail(
              run,
              inputs.getOrDefault(id, List.of()),
              codes.getOrDefault(id, List.of()),
              changes.getOrDefault(id, List.of())));
    }
    return details;
  }

  private <T> Map<String, List<T>> byRun(
      String resource, Function<Row, T> reader, Object... runIds) {
    String marks = String.join(", ", Collections.nCopies(runIds.length, "?"));
    Map<String, List<T>> rows = new HashMap<>();
    session.forEach(
        session.sql(resource, Map.of("runs", marks)),
        row ->
            rows.computeIfAbsent(row.text("run_id"), id -> new ArrayList<>())
                .add(reader.apply(row)),
        runIds);
    return rows;
  }
}
