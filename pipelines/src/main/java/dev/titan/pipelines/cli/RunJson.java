package dev.titan.pipelines.cli;

import dev.titan.storage.runs.RunState;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.InputRow;
import dev.titan.storage.warehouse.ReplayChange;
import dev.titan.storage.warehouse.RunDetail;
import dev.titan.storage.warehouse.RunRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs for machines. */
final class RunJson {
  private RunJson() {}

  /** A run that the warehouse has. */
  static Map<String, Object> of(RunRow run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", run.runId());
    json.put("state", state(RunState.COMMITTED));
    json.put("mode", run.mode());
    json.put("created_at", run.createdAt());
    json.put("committed_at", run.committedAt());
    json.put("mapping_snapshot", run.mappingSnapshot());
    json.put("manifest_hash", run.manifestHash());
    put(json, run.counts());
    return json;
  }

  /** A run with its inputs and reasons. */
  static Map<String, Object> of(RunDetail detail) {
    Map<String, Object> json = of(detail.run());
    List<Object> inputs = new ArrayList<>();
    for (InputRow input : detail.inputs()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("origin", input.origin());
      row.put("tenant_id", input.tenant());
      row.put("location_id", input.location());
      row.put("raw_id", input.rawId());
      put(row, input.counts());
      inputs.add(row);
    }
    json.put("inputs", inputs);
    List<Object> reasons = new ArrayList<>();
    for (CodeCount code : detail.codes()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("outcome", code.outcome());
      row.put("code", code.code());
      row.put("records", code.records());
      reasons.add(row);
    }
    json.put("reasons", reasons);
    if (!detail.changes().isEmpty()) {
      json.put("changes", changes(detail.changes()));
    }
    return json;
  }

  /** What a replay has changed, by cause. */
  static List<Object> changes(List<ReplayChange> changes) {
    List<Object> list = new ArrayList<>();
    for (ReplayChange change : changes) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("change", change.change());
      row.put("cause", change.cause());
      row.put("detail", change.detail());
      row.put("events", change.events());
      row.put("entries", change.entries());
      list.add(row);
    }
    return list;
  }

  /** One word for how far a run has come. */
  static String state(RunState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Adds what became of some records. */
  static void put(Map<String, Object> json, Counts counts) {
    json.put("read", counts.read());
    json.put("written", counts.written());
    json.put("updated", counts.updated());
    json.put("duplicate", counts.duplicate());
    json.put("dead_lettered", counts.deadLettered());
    json.put("ignored", counts.ignored());
    json.put("entries", counts.entries());
  }
}
