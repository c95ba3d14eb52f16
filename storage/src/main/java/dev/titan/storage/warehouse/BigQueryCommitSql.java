package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.cloud.BigQueryParameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The statements of a replay's commit in BigQuery. Before each step, what it needs of large tables
 * is copied into temporary ones, and the days that prune its changes are taken as constants.
 */
record BigQueryCommitSql(BigQueryWork work) implements CommitSql {
  @Override
  public void judge(String... resources) {
    work.runOnCopies(resources);
  }

  @Override
  public void apply(String... resources) {
    work.run(resources);
  }

  @Override
  public void own(String name, Map<String, String> placeholders) {
    work.runFilled("bigquery/" + name + ".sql", placeholders);
  }

  @Override
  public void before(Step step) {
    switch (step) {
      case REPLAY -> {
        Row row = work.only("bigquery/run_tenants.sql");
        for (String name : List.of("first_tenant", "last_tenant")) {
          work.values().set(name, BigQueryParameter.Type.STRING, row.text(name));
        }
        work.run("bigquery/near_replay.sql");
      }
      case DIFFERENCES -> {
        work.run("bigquery/replay_lines.sql", "bigquery/note_early.sql");
        Row days = work.only("bigquery/replay_days.sql");
        work.takeDays(days, BigQueryRound.DAYS);
        work.takeTimes(days, "contents_from");
      }
      case LETTERS -> {
        work.run("bigquery/near_letters.sql");
        work.takeTimes(work.only("bigquery/letter_days.sql"), "letters_from", "letters_to");
      }
    }
  }

  @Override
  public void ownEntries() {
    // They are a table.
  }

  @Override
  public <T> List<T> answer(String resource, Function<Row, T> reader) {
    return list(SqlText.statement(resource), reader);
  }

  @Override
  public <T> List<T> list(String statement, Function<Row, T> reader) {
    return work.list(statement, reader);
  }
}
