package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The statements of a commit in DuckDB, where nothing needs to be looked up before. */
record DuckDbCommitSql(Session session) implements CommitSql {
  @Override
  public void judge(String... resources) {
    for (String resource : resources) {
      session.runAll(resource);
    }
  }

  @Override
  public void apply(String... resources) {
    judge(resources);
  }

  @Override
  public void own(String name, Map<String, String> placeholders) {
    if (placeholders.isEmpty()) {
      session.runAll("duckdb/" + name + ".sql");
    } else {
      SqlText.statements("duckdb/" + name + ".sql", placeholders).forEach(session::run);
    }
  }

  @Override
  public void before(Step step) {
    // It reads its tables themselves.
  }

  @Override
  public void ownEntries() {
    StagedLoader.own(session);
  }

  @Override
  public <T> List<T> answer(String resource, Function<Row, T> reader) {
    return list(SqlText.statement(resource), reader);
  }

  @Override
  public <T> List<T> list(String statement, Function<Row, T> reader) {
    return session.list(statement, reader);
  }
}
