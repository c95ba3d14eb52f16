package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.QueryResult;
import dev.titan.storage.warehouse.Warehouse;
import dev.titan.storage.warehouse.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the warehouse: what it holds, and whether all of it agrees. */
final class WarehouseCheck {
  private static final QueryLimits LIMITS = new QueryLimits(10_000_000, Duration.ofMinutes(10));
  private static final int SHOWN_CAUSES = 3;
  private static final String RESTORE =
      "no commit can do this: restore the warehouse from a backup, or ingest the raw files into a"
          + " new home; report it if nobody has changed the file by hand";

  private final Installation installation;
  private final Path file;
  private final Warehouse warehouse;
  private final List<Finding> findings = new ArrayList<>();

  WarehouseCheck(Installation installation) {
    this.installation = installation;
    this.file = installation.home().warehouse();
    this.warehouse = installation.warehouse();
  }

  List<Finding> run() {
    if (!Files.exists(file)) {
      findings.add(
          Finding.note("warehouse", "there is none yet", "the first titan ingest makes it"));
      return findings;
    }
    try {
      size();
      tables();
      rules();
      rollup();
      rawStore();
      deadLetters();
    } catch (WarehouseException e) {
      findings.add(Finding.failed("warehouse", e.getMessage(), null));
    }
    return findings;
  }

  private void size() {
    String version = cell("shared/doctor_version.sql").toString();
    findings.add(
        Finding.ok(
            "warehouse",
            String.format(
                Locale.ROOT,
                "%s, tables of version %s, %.1f MiB",
                file.getFileName(),
                version,
                file.toFile().length() / (double) (1 << 20))));
  }

  private void tables() {
    List<String> counts = new ArrayList<>();
    for (List<Object> row : ask("shared/doctor_tables.sql").rows()) {
      counts.add(row.get(0) + " " + row.get(1));
    }
    findings.add(Finding.ok("warehouse", "rows: " + String.join(", ", counts)));
  }

  private void rules() {
    for (List<Object> row : ask("shared/doctor_checks.sql").rows()) {
      judge(row.get(0).toString(), (Long) row.get(1));
    }
  }

  private void rollup() {
    judge("the daily sums are those of the ledger", (Long) cell("duckdb/doctor_rollup.sql"));
  }

  private void judge(String rule, long broken) {
    findings.add(
        broken == 0
            ? Finding.ok("warehouse", rule)
            : Finding.failed("warehouse", rule + ": broken in " + broken + " places", RESTORE));
  }

  private void rawStore() {
    List<List<Object>> stored = ask("shared/doctor_stored.sql").rows();
    ContentStore raw = ContentStore.open(installation.home().raw());
    long missing = stored.stream().filter(row -> !raw.contains(row.get(0).toString())).count();
    findings.add(
        missing == 0
            ? Finding.ok("raw", stored.size() + " large originals are kept")
            : Finding.failed(
                "raw",
                missing + " of " + stored.size() + " large originals are missing",
                "restore the folder " + installation.home().raw() + " from a backup"));
  }

  private void deadLetters() {
    DeadLetterFilter open = DeadLetterFilter.OPEN;
    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(open);
    for (DeadLetterGroup group : groups.subList(0, Math.min(SHOWN_CAUSES, groups.size()))) {
      findings.add(
          Finding.note(
              "letters",
              group.letters() + " dead letters " + group.reason() + " of tenant " + group.tenant(),
              ReasonCode.valueOf(group.reason()).remedy()));
    }
    if (groups.size() > SHOWN_CAUSES) {
      int more = groups.size() - SHOWN_CAUSES;
      findings.add(
          Finding.note("letters", "and " + more + " more causes", "titan dead-letters list"));
    }
  }

  private Object cell(String resource) {
    List<List<Object>> rows = ask(resource).rows();
    return rows.isEmpty() ? "unknown" : rows.get(0).get(0);
  }

  private QueryResult ask(String resource) {
    return warehouse.query(SqlText.statement(resource), LIMITS);
  }
}
