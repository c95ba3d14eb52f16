package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterRow;
import java.util.LinkedHashMap;
import java.util.Map;

/** One dead letter under the column names of its table, without the original bytes. */
final class DeadLetterJson {
  private DeadLetterJson() {}

  static Map<String, Object> of(DeadLetterRow letter) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dead_letter_id", letter.id());
    json.put("tenant_id", letter.tenant());
    json.put("location_id", letter.location());
    json.put("source", letter.source());
    json.put("run_id", letter.runId());
    json.put("last_run_id", letter.lastRunId());
    DeadLetterRow.Place place = letter.place();
    json.put("raw_id", place.rawId());
    json.put("ordinal", place.ordinal());
    json.put("part", place.part());
    json.put("record_line", place.line());
    DeadLetterRow.Failure failure = letter.failure();
    json.put("stage", failure.stage());
    json.put("reason", failure.reason());
    json.put("field", failure.field());
    json.put("detail", failure.detail());
    json.put("mapping_id", failure.mappingId());
    json.put("mapping_version", failure.mappingVersion());
    json.put("shape", failure.shape());
    json.put("record_hash", letter.recordHash());
    json.put("byte_length", letter.byteLength());
    DeadLetterRow.History history = letter.history();
    json.put("first_seen_at", history.firstSeenAt());
    json.put("last_seen_at", history.lastSeenAt());
    json.put("seen", history.seen());
    json.put("status", history.status());
    json.put("tries", history.tries());
    DeadLetterRow.Resolution resolution = history.resolution();
    json.put("resolution", resolution == null ? null : resolution.why());
    json.put("resolved_at", resolution == null ? null : resolution.at());
    json.put("resolved_by", resolution == null ? null : resolution.by());
    return json;
  }
}
