package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterGroup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows dead letters by cause. */
final class DeadLetterPrinter {
  private final List<DeadLetterGroup> groups;

  DeadLetterPrinter(List<DeadLetterGroup> groups) {
    this.groups = groups;
  }

  void print(Output output) {
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
            "tenant", "source", "stage", "reason", "count", "first seen", "last seen", "example");
    for (DeadLetterGroup group : groups) {
      table.row(
          group.tenant(),
          group.source(),
          group.stage(),
          group.reason(),
          group.letters(),
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
    json.put("count", group.letters());
    json.put("seen", group.seen());
    json.put("first_seen_at", group.firstSeenAt());
    json.put("last_seen_at", group.lastSeenAt());
    json.put("example", group.example());
    return json;
  }
}
