package dev.titan.schemas.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of those that make an installation, with what it is about.
 *
 * @param kind what it makes
 * @param name the whole path of it, without quotes; of a policy with its name behind a slash
 * @param definition what a later one may differ in: the query of a view, the grantees and the
 *     filter of a policy; else an empty text
 * @param sql the statement
 */
record SchemaStatement(Kind kind, String name, String definition, String sql) {
  enum Kind {
    DATASET("CREATE SCHEMA IF NOT EXISTS `([^`]+)`"),
    TABLE("CREATE TABLE IF NOT EXISTS `([^`]+)`"),
    FACTS("INSERT INTO `([^`]+)`"),
    POLICY("CREATE ROW ACCESS POLICY IF NOT EXISTS (\\w+)\\s+ON `([^`]+)`\\s+(?=GRANT TO)"),
    VIEW("CREATE OR REPLACE VIEW `([^`]+)`.*?\\nAS (?=SELECT)");

    private final Pattern head;

    Kind(String head) {
      this.head = Pattern.compile(head, Pattern.DOTALL);
    }
  }

  /**
   * Reads what a statement is about.
   *
   * @throws IllegalArgumentException if it is none of the kinds
   */
  static SchemaStatement of(String sql) {
    for (Kind kind : Kind.values()) {
      Matcher head = kind.head.matcher(sql);
      if (head.lookingAt()) {
        String rest = normal(sql.substring(head.end()));
        return switch (kind) {
          case DATASET, TABLE, FACTS -> new SchemaStatement(kind, head.group(1), "", sql);
          case VIEW -> new SchemaStatement(kind, head.group(1), rest, sql);
          case POLICY -> new SchemaStatement(kind, head.group(2) + "/" + head.group(1), rest, sql);
        };
      }
    }
    throw new IllegalArgumentException("a statement that makes nothing known: " + sql);
  }

  /** The text without what a line break or an indent may differ in. */
  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("(?<=\\() | (?=\\))", "");
  }
}
