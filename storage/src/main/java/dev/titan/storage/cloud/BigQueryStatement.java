package dev.titan.storage.cloud;

import java.util.List;

/**
 * A statement with its parameters.
 *
 * @param name what it is called in messages
 * @param sql GoogleSQL
 * @param parameters those it uses: all with names, or none
 * @param free whether it reads nothing at all
 */
public record BigQueryStatement(
    String name, String sql, List<BigQueryParameter> parameters, boolean free) {
  public BigQueryStatement {
    parameters = List.copyOf(parameters);
  }

  /**
   * Whether it names tables that last, which stand in backticks. Others read the temporary tables
   * of their session, which are no larger than what statements that were tried dry have left.
   */
  boolean readsTables() {
    return !free && sql.indexOf('`') >= 0;
  }

  boolean positional() {
    return !parameters.isEmpty() && parameters.get(0).name() == null;
  }
}
