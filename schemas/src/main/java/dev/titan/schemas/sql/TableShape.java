package dev.titan.schemas.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table of BigQuery is like, as its statement says or as it is found.
 *
 * @param columns by name, in their order
 * @param partition the expression it is partitioned by, or an empty text
 * @param cluster the columns it is clustered by
 * @param options those that Titan sets, by name, as SQL text: {@code partition_expiration_days} and
 *     {@code require_partition_filter}
 */
public record TableShape(
    Map<String, Column> columns,
    String partition,
    List<String> cluster,
    Map<String, String> options) {
  private static final Pattern COLUMN =
      Pattern.compile("  (\\w+) (\\w+)( NOT NULL)?(?: OPTIONS\\(.*\\))?,?");
  private static final Pattern OPTION =
      Pattern.compile("(partition_expiration_days|require_partition_filter) ?= ?([\\w.]+)");

  /**
   * A column.
   *
   * @param type its GoogleSQL type
   * @param required whether it must have a value
   */
  public record Column(String type, boolean required) {}

  /** Keeps the order of columns. */
  public TableShape {
    columns = new LinkedHashMap<>(columns);
    cluster = List.copyOf(cluster);
    options = Map.copyOf(options);
  }

  /**
   * The shape that a CREATE TABLE asks for, one of ours or one that BigQuery gives for a table that
   * is there: one column per line.
   *
   * @throws IllegalArgumentException if the statement is written otherwise
   */
  static TableShape of(String create) {
    int open = create.indexOf("(\n");
    int close = create.indexOf("\n)", open);
    if (open < 0 || close < 0) {
      throw new IllegalArgumentException("no list of columns in: " + create);
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String line : create.substring(open + 2, close).split("\n")) {
      Matcher column = COLUMN.matcher(line);
      if (!column.matches()) {
        throw new IllegalArgumentException("a column must stand alone in its line: " + line);
      }
      columns.put(column.group(1), new Column(column.group(2), column.group(3) != null));
    }
    String rest = create.substring(close);
    Map<String, String> options = new LinkedHashMap<>();
    OPTION.matcher(rest).results().forEach(option -> options.put(option.group(1), option.group(2)));
    return new TableShape(
        columns, after(rest, "\nPARTITION BY "), list(after(rest, "\nCLUSTER BY ")), options);
  }

  private static String after(String text, String words) {
    int at = text.indexOf(words);
    return at < 0 ? "" : text.substring(at + words.length()).lines().findFirst().orElse("").strip();
  }

  private static List<String> list(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split(",")) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }
}
