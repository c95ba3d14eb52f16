package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.cloud.BigQueryRows;
import dev.titan.storage.cloud.BigQuerySession;
import dev.titan.storage.cloud.BigQueryStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A piece of work in a session of its own: the resources that it runs, with the values that they
 * name. Unqualified names are temporary tables of the session. What is not committed is taken back
 * when it is closed.
 */
final class BigQueryWork implements Questions, AutoCloseable {
  /** A statement takes ten megabytes of parameters, of which an id needs some hundred bytes. */
  private static final int MOST_IDS = 20_000;

  private static final Map<String, BigQueryParameter.Type> ID =
      Map.of("id", BigQueryParameter.Type.STRING);

  private final BigQuerySql sql;
  private final BigQuerySession session;
  private final BigQueryQuestions questions;
  private final BigQueryValues values = new BigQueryValues();

  private BigQueryWork(BigQuerySql sql, BigQuerySession session) {
    this.sql = sql;
    this.session = session;
    this.questions = new BigQueryQuestions(sql, session);
  }

  /** Opens a session that has the functions of the shared statements. */
  static BigQueryWork open(BigQueryJobs jobs, BigQuerySql sql) {
    List<String> functions = sql.commit("bigquery/session.sql");
    BigQuerySession session = jobs.session(free(functions.get(0)));
    for (String function : functions.subList(1, functions.size())) {
      session.run(free(function), BigQueryRows.NONE);
    }
    return new BigQueryWork(sql, session);
  }

  private static BigQueryStatement free(String statement) {
    return new BigQueryStatement("bigquery/session.sql", statement, List.of(), true);
  }

  /** The values that statements name. */
  BigQueryValues values() {
    return values;
  }

  /** Runs all statements of resources, on the tables that last where these say so. */
  void run(String... resources) {
    for (String resource : resources) {
      for (String statement : sql.commit(resource)) {
        session.run(values.statement(resource, statement), BigQueryRows.NONE);
      }
    }
  }

  /** Runs all statements of shared resources, on temporary tables alone. */
  void runOnCopies(String... resources) {
    for (String resource : resources) {
      for (String statement : SqlText.statements(resource)) {
        session.run(values.statement(resource, statement), BigQueryRows.NONE);
      }
    }
  }

  /** Runs statements of BigQuery's own on temporary tables alone, with placeholders filled in. */
  void runFilled(String resource, Map<String, String> placeholders) {
    for (String statement : SqlText.statements(resource, placeholders)) {
      session.run(values.statement(resource, statement), BigQueryRows.NONE);
    }
  }

  /** Runs the only statement of a resource, with a condition of which the arguments are part. */
  void run(String resource, Where where) {
    String text = sql(resource, Map.of("where", where.clause()));
    questions.change(resource, text, where.arguments());
  }

  /** The answer of the only statement of a resource, on the tables that last where it says so. */
  <T> List<T> listOf(String resource, Function<Row, T> reader) {
    List<T> rows = new ArrayList<>();
    ask(resource, row -> rows.add(reader.apply(row)));
    return rows;
  }

  /** Hands over each row of the answers of all statements of a resource. */
  void ask(String resource, Consumer<Row> consumer) {
    for (String statement : sql.commit(resource)) {
      questions.ask(values.statement(resource, statement), consumer);
    }
  }

  /** Hands over the answer of a statement as it is. */
  void answer(String name, String statement, BigQueryRows rows) {
    session.run(values.statement(name, statement), rows);
  }

  /** The only row of the answer of a resource's only statement. */
  Row only(String resource) {
    return listOf(resource, row -> row).get(0);
  }

  /** Takes days that a row tells as values of the names of its columns. */
  void takeDays(Row row, String... names) {
    for (String name : names) {
      values.set(name, BigQueryParameter.Type.DATE, row.date(name));
    }
  }

  /** The same for times. */
  void takeTimes(Row row, String... names) {
    for (String name : names) {
      values.set(name, BigQueryParameter.Type.TIMESTAMP, row.time(name));
    }
  }

  /** Makes a temporary table of ids, of any number. */
  void ids(String table, String column, Collection<String> ids) {
    List<List<Object>> rows = new ArrayList<>();
    ids.forEach(id -> rows.add(List.of(id)));
    List<String> statements =
        SqlText.statements("bigquery/ids.sql", Map.of("table", table, "column", column));
    for (int from = 0; from == 0 || from < rows.size(); from += MOST_IDS) {
      values.set("ids", ID, rows.subList(from, Math.min(rows.size(), from + MOST_IDS)));
      String statement = statements.get(from == 0 ? 0 : 1);
      session.run(values.statement("bigquery/ids.sql", statement), BigQueryRows.NONE);
    }
  }

  @Override
  public String sql(String resource, Map<String, String> placeholders) {
    return questions.sql(resource, placeholders);
  }

  @Override
  public void forEach(String text, Consumer<Row> consumer, Object... arguments) {
    questions.forEach(text, consumer, arguments);
  }

  @Override
  public void close() {
    session.close();
  }
}
