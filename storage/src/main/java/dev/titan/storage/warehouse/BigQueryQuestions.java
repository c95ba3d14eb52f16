package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.cloud.BigQueryRows;
import dev.titan.storage.cloud.BigQueryRunner;
import dev.titan.storage.cloud.BigQueryStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks BigQuery what readers ask, in a session or without one. */
final class BigQueryQuestions implements Questions {
  private final BigQuerySql sql;
  private final BigQueryRunner runner;

  BigQueryQuestions(BigQuerySql sql, BigQueryRunner runner) {
    this.sql = sql;
    this.runner = runner;
  }

  @Override
  public String sql(String resource, Map<String, String> placeholders) {
    return sql.statement(resource, placeholders);
  }

  @Override
  public void forEach(String text, Consumer<Row> consumer, Object... arguments) {
    ask(statement("a question", text, arguments), consumer);
  }

  /** Hands over each row of a statement's answer. */
  void ask(BigQueryStatement statement, Consumer<Row> consumer) {
    List<String> columns = new ArrayList<>();
    runner.run(
        statement,
        new BigQueryRows(
            found -> found.forEach(column -> columns.add(column.name())),
            cells -> consumer.accept(new BigQueryRow(columns, cells)),
            () -> false));
  }

  /** Changes rows; returns how many. */
  long change(String name, String text, Object... arguments) {
    return runner.run(statement(name, text, arguments), BigQueryRows.NONE);
  }

  /** Runs all statements of a resource, on the tables that last. */
  void run(String resource, BigQueryValues values) {
    for (String statement : sql.commit(resource)) {
      runner.run(values.statement(resource, statement), BigQueryRows.NONE);
    }
  }

  private static BigQueryStatement statement(String name, String text, Object... arguments) {
    List<BigQueryParameter> parameters = new ArrayList<>();
    for (Object argument : arguments) {
      parameters.add(parameter(argument));
    }
    return new BigQueryStatement(name, text, parameters, false);
  }

  private static BigQueryParameter parameter(Object argument) {
    if (argument instanceof LocalDateTime time) {
      return BigQueryParameter.of(
          null, BigQueryParameter.Type.TIMESTAMP, time.toInstant(ZoneOffset.UTC));
    } else if (argument instanceof Instant) {
      return BigQueryParameter.of(null, BigQueryParameter.Type.TIMESTAMP, argument);
    } else if (argument instanceof LocalDate) {
      return BigQueryParameter.of(null, BigQueryParameter.Type.DATE, argument);
    } else if (argument instanceof Number) {
      return BigQueryParameter.of(null, BigQueryParameter.Type.INT64, argument);
    }
    return BigQueryParameter.of(null, BigQueryParameter.Type.STRING, argument);
  }
}
