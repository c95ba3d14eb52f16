package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.Warehouse;
import dev.titan.storage.warehouse.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at the warehouse: what it holds, and whether all of it agrees. */
final class WarehouseCheck {
  private static final int SHOWN_CAUSES = 3;
  private static final String RESTORE =
      "no commit can do this: restore a backup (titan restore BACKUP --home NEW), or ingest the files"
          + " into a new home; report it if nobody has changed the warehouse by hand";

  private final DoctorSql sql;
  private final boolean deep;
  private final Path file;
  private final boolean inBigQuery;
  private final Warehouse warehouse;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A check.
   *
   * @param deep whether to read all originals in the warehouse
   */
  WarehouseCheck(Installation installation, boolean deep) {
    this.sql = new DoctorSql(installation);
    this.deep = deep;
    this.file = installation.home().warehouse();
    this.inBigQuery = installation.inBigQuery();
    this.warehouse = installation.warehouse();
  }

  List<Finding> run() {
    if (inBigQuery) {
      return inBigQuery();
    }
    if (!Files.exists(file)) {
      findings.add(
          Finding.note("warehouse", "there is none yet", "the first titan ingest makes it"));
      return findings;
    }
    try {
      size();
      tables();
      rules();
      originals();
      rollup();
      removed();
      codes();
      deadLetters();
    } catch (WarehouseException e) {
      findings.add(Finding.failed("warehouse", e.getMessage(), null));
    }
    return findings;
  }

  /**
   * All rules read most of what there is, which is billed: so they are checked only if asked for.
   */
  private List<Finding> inBigQuery() {
    try {
      findings.add(
          Finding.ok(
              "warehouse",
              "in BigQuery, tables of version " + sql.cell("shared/doctor_version.sql")));
      codes();
      if (deep) {
        tables();
        rules();
        originalsInBigQuery();
        rollup();
        judge(
            "each line of an event stands in one partition",
            sql.rows("bigquery/audit_keys.sql").size());
      } else {
        findings.add(
            Finding.note(
                "warehouse",
                "its rules and sums were not checked, since that reads most of it",
                "titan doctor --deep"));
      }
      deadLetters();
    } catch (WarehouseException e) {
      findings.add(Finding.failed("warehouse", e.getMessage(), null));
    }
    return findings;
  }

  private void originalsInBigQuery() {
    List<Object> broken = sql.rows("bigquery/doctor_payloads.sql").get(0);
    judge("originals in the warehouse have the size that was received", (Long) broken.get(0));
    judge("originals in the warehouse have the bytes of their hash", (Long) broken.get(1));
  }

  private void size() {
    String version = sql.cell("shared/doctor_version.sql").toString();
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
    for (List<Object> row : sql.rows("shared/doctor_tables.sql")) {
      counts.add(row.get(0) + " " + row.get(1));
    }
    findings.add(Finding.ok("warehouse", "rows: " + String.join(", ", counts)));
  }

  private void rules() {
    for (List<Object> row : sql.rows("shared/doctor_checks.sql")) {
      judge(row.get(0).toString(), (Long) row.get(1));
    }
  }

  private void originals() {
    judge(
        "originals in the warehouse have the size that was received",
        (Long) sql.cell("duckdb/doctor_payloads.sql"));
    if (deep) {
      judge(
          "originals in the warehouse have the bytes of their hash",
          (Long) sql.cell("duckdb/doctor_payload_hashes.sql"));
    }
  }

  private void rollup() {
    String rule = "the daily sums are those of the ledger";
    long broken = sql.brokenSums();
    if (broken == 0) {
      findings.add(Finding.ok("warehouse", rule));
    } else {
      findings.add(
          Finding.failed(
              "warehouse", rule + ": broken in " + broken + " places", "titan doctor --fix"));
    }
  }

  private void removed() {
    if ((Long) sql.cell("shared/doctor_compaction.sql") > 0) {
      findings.add(
          Finding.failed(
              "warehouse",
              "what retention or erasure has removed still stands in free places of the file",
              "titan doctor --fix, or the same titan retention or titan erase again"));
    }
  }

  /** The codes are those of this Titan, which knows all older ones. */
  private void codes() {
    Set<String> known = new HashSet<>();
    for (ReasonCode code : ReasonCode.values()) {
      known.add(code + " " + code.number() + " " + code.owner());
    }
    long broken =
        sql.rows("shared/doctor_codes.sql").stream()
            .filter(row -> !known.contains(row.get(0) + " " + row.get(1) + " " + row.get(3)))
            .count();
    judge("the reasons of dead letters are those that Titan knows", broken);
  }

  private void judge(String rule, long broken) {
    findings.add(
        broken == 0
            ? Finding.ok("warehouse", rule)
            : Finding.failed("warehouse", rule + ": broken in " + broken + " places", RESTORE));
  }

  private void deadLetters() {
    DeadLetterFilter open = DeadLetterFilter.OPEN;
    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(open);
    for (DeadLetterGroup group : groups.subList(0, Math.min(SHOWN_CAUSES, groups.size()))) {
      findings.add(
          Finding.note(
              "letters",
              group.letters() + " dead letters " + group.reason() + " of tenant " + group.tenant(),
              remedy(group)));
    }
    if (groups.size() > SHOWN_CAUSES) {
      int more = groups.size() - SHOWN_CAUSES;
      findings.add(
          Finding.note("letters", "and " + more + " more causes", "titan dead-letters list"));
    }
  }

  private static String remedy(DeadLetterGroup group) {
    try {
      return WaitingLetters.remedy(
          ReasonCode.valueOf(group.reason()), group.tenant(), group.source());
    } catch (IllegalArgumentException e) {
      return "titan dead-letters list"; // the check of the codes says what is wrong
    }
  }
}
