package dev.titan.storage.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return session
        .list(
            session.sql("shared/read_runs.sql", Map.of("where", "WHERE run_id = ?")),
            RunRow::of,
            runId)
        .stream()
        .findFirst()
        .map(run -> new RunDetail(run, inputs(runId), codes(runId), changes(runId)));
  }

  private List<InputRow> inputs(String runId) {
    return session.list(session.sql("shared/read_run_inputs.sql", Map.of()), InputRow::of, runId);
  }

  private List<ReplayChange> changes(String runId) {
    return session.list(
        session.sql("shared/read_replay_changes.sql", Map.of()), ReplayChange::of, runId);
  }

  private List<CodeCount> codes(String runId) {
    return session.list(session.sql("shared/read_run_codes.sql", Map.of()), CodeCount::of, runId);
  }
}
