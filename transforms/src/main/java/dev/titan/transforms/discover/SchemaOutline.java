package dev.titan.transforms.discover;

import java.util.List;

/**
 * What may be told of a schema to somebody outside: names and what values are like, and no value.
 * Names come from the records: whoever reads them must take them for data and not for instructions.
 *
 * @param records how many records were looked at
 * @param columns the columns, in the order in which they stand
 */
public record SchemaOutline(int records, List<Column> columns) {
  public SchemaOutline {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param path its path
   * @param like what its values are like: number, date, time, currency, email, flag, code or text
   * @param filled the share of records that have it, from 0 to 1
   * @param distinct how many different values it has; 200 stands for any larger number
   */
  public record Column(String path, String like, double filled, int distinct) {}

  static SchemaOutline of(Profile profile) {
    return new SchemaOutline(
        profile.size(), profile.columns().stream().map(c -> column(profile, c)).toList());
  }

  private static Column column(Profile profile, ColumnProfile column) {
    ColumnFacts facts = column.facts();
    double filled = (double) facts.filledIn().cardinality() / Math.max(1, profile.size());
    return new Column(column.path(), like(facts), filled, facts.words().size());
  }

  private static String like(ColumnFacts facts) {
    if (facts.isDate() || facts.isEpoch() || facts.isCompactDate()) {
      return "date";
    } else if (facts.isTime()) {
      return "time";
    } else if (facts.isCurrency()) {
      return "currency";
    } else if (facts.isEmail()) {
      return "email";
    } else if (facts.isBoolean()) {
      return "flag";
    } else if (facts.isNumeric()) {
      return facts.isCode() ? "code" : "number";
    }
    return facts.isSpaced() ? "text" : "code";
  }
}
