package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.settings.BigQuerySettings;
import java.util.ArrayList;
import java.util.List;

/** Tells how many rows of an attempt BigQuery shows in its staging tables. */
public final class StagingCount {
  private static final String STATEMENT = "bigquery/staged_rows.sql";

  private final BigQuerySql sql;
  private final BigQueryQuestions questions;

  private StagingCount(BigQuerySql sql, BigQueryQuestions questions) {
    this.sql = sql;
    this.questions = questions;
  }

  /**
   * Asks the warehouse that the settings name.
   *
   * @throws dev.titan.storage.cloud.BigQueryException if they name none
   */
  public static StagingCount at(BigQuerySettings settings) {
    BigQuerySql sql = new BigQuerySql(settings.place());
    return new StagingCount(sql, new BigQueryQuestions(sql, BigQueryJobs.open(settings)));
  }

  /** The rows in all staging tables together. */
  public long of(StagingKey key) {
    BigQueryValues values = new BigQueryValues();
    values.set("run_id", BigQueryParameter.Type.STRING, key.runId());
    values.set("staged_on", BigQueryParameter.Type.DATE, key.stagedOn());
    values.set("staged_as", BigQueryParameter.Type.STRING, key.stagedAs());
    List<Long> counts = new ArrayList<>();
    questions.ask(
        values.statement(STATEMENT, sql.commit(STATEMENT).get(0)),
        row -> counts.add(row.number("row_count")));
    return counts.get(0);
  }
}
