package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;

/** Asks a warehouse what the checks of {@code titan doctor} want to know. */
final class DoctorSql {
  private static final QueryLimits LIMITS = new QueryLimits(10_000_000, Duration.ofMinutes(60));

  private final Warehouse warehouse;
  private final boolean inBigQuery;

  DoctorSql(Installation installation) {
    this.warehouse = installation.warehouse();
    this.inBigQuery = installation.inBigQuery();
  }

  /** The rows of the only statement of a resource. */
  List<List<Object>> rows(String resource) {
    return warehouse.check(resource, LIMITS).rows();
  }

  /** How many of the daily sums are not those of the ledger. */
  long brokenSums() {
    return inBigQuery
        ? rows("bigquery/audit_rollup.sql").size()
        : (Long) cell("duckdb/doctor_rollup.sql");
  }

  /** Its first value. */
  Object cell(String resource) {
    List<List<Object>> rows = rows(resource);
    return rows.isEmpty() ? "unknown" : rows.get(0).get(0);
  }
}
