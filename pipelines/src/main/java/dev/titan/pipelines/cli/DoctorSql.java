package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;

/** Asks a warehouse what the checks of {@code titan doctor} want to know. */
final class DoctorSql {
  private static final QueryLimits LIMITS = new QueryLimits(10_000_000, Duration.ofMinutes(60));

  private final Warehouse warehouse;

  DoctorSql(Installation installation) {
    this.warehouse = installation.warehouse();
  }

  /** The rows of the only statement of a resource. */
  List<List<Object>> rows(String resource) {
    return warehouse.query(SqlText.statement(resource), LIMITS).rows();
  }

  /** Its first value. */
  Object cell(String resource) {
    List<List<Object>> rows = rows(resource);
    return rows.isEmpty() ? "unknown" : rows.get(0).get(0);
  }
}
