package dev.titan.schemas.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads SQL from the resources beside this class. {@code shared/} holds what every warehouse
 * understands, a folder per warehouse what it says in its own words. A statement ends with a
 * semicolon at the end of a line; {@code ${name}} stands for text that the caller fills in, which
 * must be SQL of its own making, never a value from outside. {@code ${name:text}} stands for {@code
 * text} unless the caller says otherwise: so a shared statement names a table, and a warehouse that
 * keeps it elsewhere, or looks only into some of its partitions, says so.
 */
public final class SqlText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)(?::([^}]*))?\\}");

  private SqlText() {}

  /**
   * The statements of one resource, in order, without comment lines and semicolons. Placeholders
   * with a text of their own are filled in; others stay as they are.
   *
   * @param name the resource, such as {@code shared/judge.sql}
   * @throws IllegalArgumentException if there is no such resource, or it holds no statement
   */
  public static List<String> statements(String name) {
    return unfilled(name).stream()
        .map(
            sql ->
                PLACEHOLDER
                    .matcher(sql)
                    .replaceAll(
                        found ->
                            Matcher.quoteReplacement(
                                found.group(2) == null ? found.group() : found.group(2))))
        .toList();
  }

  private static List<String> unfilled(String name) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : read(name).split("\n")) {
      if (line.stripLeading().startsWith("--")) {
        continue;
      }
      boolean last = line.stripTrailing().endsWith(";");
      statement.append(last ? line.substring(0, line.lastIndexOf(';')) : line).append('\n');
      if (last) {
        statements.add(statement.toString().strip());
        statement.setLength(0);
      }
    }
    if (statements.isEmpty() || !statement.toString().isBlank()) {
      throw new IllegalArgumentException(
          "SQL resource " + name + " must hold statements, each with ';' at the end of a line");
    }
    return statements;
  }

  /**
   * The only statement of one resource, with its placeholders filled in.
   *
   * @throws IllegalArgumentException if there is not exactly one, or a placeholder has no value
   */
  public static String statement(String name, Map<String, String> placeholders) {
    List<String> statements = statements(name, placeholders);
    if (statements.size() != 1) {
      throw new IllegalArgumentException("SQL resource " + name + " must hold one statement");
    }
    return statements.get(0);
  }

  /**
   * The statements of one resource, with their placeholders filled in.
   *
   * @throws IllegalArgumentException if there is no such resource, or a placeholder has no value
   */
  public static List<String> statements(String name, Map<String, String> placeholders) {
    return unfilled(name).stream().map(sql -> filled(name, sql, placeholders)).toList();
  }

  private static String filled(String name, String sql, Map<String, String> placeholders) {
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(
            found -> {
              String value = placeholders.getOrDefault(found.group(1), found.group(2));
              if (value == null) {
                throw new IllegalArgumentException(
                    "SQL resource " + name + " wants a value for " + found.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** The only statement of one resource without placeholders. */
  public static String statement(String name) {
    return statement(name, Map.of());
  }

  private static String read(String name) {
    try (InputStream in = SqlText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no SQL resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the SQL resource " + name, e);
    }
  }
}
