package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.DeadLetterRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows dead letters, by cause or each for itself. */
final class DeadLetterPrinter {
  /** So many digits tell shapes apart in a table; JSON has all. */
  private static final int SHORT_SHAPE = 8;

  private final Output output;

  DeadLetterPrinter(Output output) {
    this.output = output;
  }

  void letters(List<DeadLetterRow> letters) {
    if (output.json()) {
      letters.forEach(letter -> output.object(DeadLetterJson.of(letter)));
      return;
    }
    if (letters.isEmpty()) {
      output.line("no dead letters");
      return;
    }
    Table table =
        new Table(
            "dead letter",
            "tenant",
            "source",
            "reason",
            "field",
            "status",
            "line",
            "seen",
            "tries",
            "last seen");
    for (DeadLetterRow letter : letters) {
      DeadLetterRow.History history = letter.history();
      table.row(
          letter.id(),
          letter.tenant(),
          letter.source(),
          letter.failure().reason(),
          letter.failure().field(),
          history.status(),
          letter.place().line(),
          history.seen(),
          history.tries(),
          second(history.lastSeenAt()));
    }
    output.table(table);
  }

  void groups(List<DeadLetterGroup> groups) {
    if (output.json()) {
      groups.forEach(group -> output.object(json(group)));
      return;
    }
    if (groups.isEmpty()) {
      output.line("no dead letters");
      return;
    }
    Table table =
        new Table(
            "tenant",
            "source",
            "stage",
            "reason",
            "mapping",
            "field",
            "shape",
            "count",
            "seen",
            "first seen",
            "last seen",
            "example");
    for (DeadLetterGroup group : groups) {
      table.row(
          group.tenant(),
          group.source(),
          group.stage(),
          group.reason(),
          group.mappingId(),
          group.field(),
          group.shape() == null ? null : group.shape().substring(0, SHORT_SHAPE),
          group.letters(),
          group.seen(),
          second(group.firstSeenAt()),
          second(group.lastSeenAt()),
          group.example());
    }
    output.table(table);
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Map<String, Object> json(DeadLetterGroup group) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant_id", group.tenant());
    json.put("source", group.source());
    json.put("stage", group.stage());
    json.put("reason", group.reason());
    json.put("mapping_id", group.mappingId());
    json.put("field", group.field());
    json.put("shape", group.shape());
    json.put("detail", group.detail());
    json.put("count", group.letters());
    json.put("seen", group.seen());
    json.put("first_seen_at", group.firstSeenAt());
    json.put("last_seen_at", group.lastSeenAt());
    json.put("example", group.example());
    return json;
  }
}
