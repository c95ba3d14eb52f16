package dev.titan.pipelines.cli;

import dev.titan.storage.registry.Retention;
import dev.titan.storage.registry.RetentionAge;
import dev.titan.storage.registry.RetentionRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows how long data are kept. */
final class RetentionPrinter {
  private RetentionPrinter() {}

  static void print(Output output, RetentionRegistry registry, String... tenants) {
    Table table = new Table("tenant", "raw", "dead letters", "checkpoints");
    for (String tenant : tenants) {
      Retention said = registry.said(tenant);
      Retention holds = registry.of(tenant);
      if (output.json()) {
        output.object(json(tenant, said, holds));
      } else {
        table.row(
            tenant,
            cell(said.raw(), holds.raw()),
            cell(said.deadLetters(), holds.deadLetters()),
            cell(said.checkpoints(), holds.checkpoints()));
      }
    }
    if (!output.json()) {
      output.table(table);
    }
  }

  private static String cell(RetentionAge said, RetentionAge holds) {
    return said == null ? "(" + holds + ")" : said.toString();
  }

  private static Map<String, Object> json(String tenant, Retention said, Retention holds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", tenant);
    json.put("raw", holds.raw());
    json.put("dead_letters", holds.deadLetters());
    json.put("checkpoints", holds.checkpoints());
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("raw", said.raw());
    own.put("dead_letters", said.deadLetters());
    own.put("checkpoints", said.checkpoints());
    json.put("said", own);
    return json;
  }
}
