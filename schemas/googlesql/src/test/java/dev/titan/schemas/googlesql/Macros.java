package dev.titan.schemas.googlesql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary SQL functions of a session. The evaluator's catalog takes none with a body, so a
 * call is replaced by the body, as BigQuery itself does.
 */
final class Macros {
  private static final Pattern DEFINITION =
      Pattern.compile(
          "CREATE (?:OR REPLACE )?TEMP FUNCTION (\\w+)\\(([^)]*)\\)\\s*(?:RETURNS \\w+\\s*)?AS \\((.*)\\)",
          Pattern.DOTALL);

  private record Macro(List<String> arguments, String body) {}

  private final Map<String, Macro> macros = new LinkedHashMap<>();

  Macros copy() {
    Macros copy = new Macros();
    copy.macros.putAll(macros);
    return copy;
  }

  /** Takes in the text of a CREATE TEMP FUNCTION. */
  void define(String sql) {
    Matcher matcher = DEFINITION.matcher(sql);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no temporary SQL function: " + sql);
    }
    List<String> arguments = new ArrayList<>();
    for (String argument : matcher.group(2).split(",")) {
      arguments.add(argument.strip().split(" ")[0]);
    }
    macros.put(matcher.group(1), new Macro(arguments, matcher.group(3)));
  }

  /** The statement with every call replaced. */
  String expand(String sql) {
    String expanded = sql;
    for (Map.Entry<String, Macro> macro : macros.entrySet()) {
      Pattern call = Pattern.compile("\\b" + macro.getKey() + "\\(");
      for (Matcher found = call.matcher(expanded); found.find(); found = call.matcher(expanded)) {
        int end = closing(expanded, found.end());
        String body = "(" + apply(macro.getValue(), arguments(expanded, found.end(), end)) + ")";
        expanded = expanded.substring(0, found.start()) + body + expanded.substring(end + 1);
      }
    }
    return expanded;
  }

  private static String apply(Macro macro, List<String> values) {
    if (values.size() != macro.arguments().size()) {
      throw new IllegalArgumentException("wrong number of arguments: " + values);
    }
    String names = String.join("|", macro.arguments());
    return Pattern.compile("\\b(" + names + ")\\b")
        .matcher(macro.body())
        .replaceAll(
            name ->
                Matcher.quoteReplacement(
                    "(" + values.get(macro.arguments().indexOf(name.group(1))) + ")"));
  }

  private static int closing(String sql, int from) {
    int depth = 1;
    for (int i = from; i < sql.length(); i++) {
      depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a call without an end: " + sql);
  }

  private static List<String> arguments(String sql, int from, int to) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      char c = sql.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(sql.substring(start, i).strip());
        start = i + 1;
      }
    }
    arguments.add(sql.substring(start, to).strip());
    return arguments;
  }
}
