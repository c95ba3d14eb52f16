package dev.titan.pipelines.cli;

import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a run is not in the warehouse.
 *
 * @param attempts how often it has been tried
 * @param why what went wrong the last time, or null if nothing has, as far as is known
 * @param busy whether somebody works on it now; then nothing else is known
 */
record RunTrouble(int attempts, String why, boolean busy) {

  /** The trouble of a run. */
  static RunTrouble of(Runs runs, String runId) {
    try (RunFolder run = runs.take(runId).orElse(null)) {
      if (run == null) {
        return new RunTrouble(0, null, true);
      }
      String why = run.failure().or(run::lastSetback).orElse(null);
      return new RunTrouble(run.attempts(), why, false);
    }
  }

  /** The run for machines. */
  Map<String, Object> json(String runId, RunState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", runId);
    json.put("state", RunJson.state(state));
    json.put("busy", busy);
    json.put("attempts", busy ? null : attempts);
    json.put("why", why);
    return json;
  }
}
