package dev.titan.schemas.googlesql;

import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import dev.titan.wire.bigquery.Column;
import dev.titan.wire.bigquery.RowPolicy;
import dev.titan.wire.bigquery.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What statements have defined besides rows, and the INFORMATION_SCHEMA that tells of it. The
 * {@code ddl} of a table is the text of the statement that has made it; BigQuery gives one in its
 * own layout.
 */
final class Definitions {
  private static final Pattern ASKED =
      Pattern.compile("`([\\w-]+)\\.region-[\\w-]+\\.INFORMATION_SCHEMA\\.(TABLES|SCHEMATA)`");
  private static final Type STRING = TypeFactory.createSimpleType(TypeKind.TYPE_STRING);
  private static final List<String> TABLES =
      List.of("table_catalog", "table_schema", "table_name", "table_type", "ddl");
  private static final List<String> SCHEMATA = List.of("catalog_name", "schema_name");

  private final Map<String, String> tables = new TreeMap<>();
  private final Map<String, String> views = new TreeMap<>();
  private final Map<String, Map<String, RowPolicy>> policies = new TreeMap<>();

  /** Notes a table that was made without a statement. */
  void table(String path, List<Column> columns) {
    tables.put(
        path,
        columns.stream()
            .map(c -> "  " + c.name() + " " + c.type() + (c.required() ? " NOT NULL" : ""))
            .collect(Collectors.joining(",\n", "CREATE TABLE `" + path + "` (\n", "\n);")));
  }

  /** Notes the statement that has made a table. */
  void table(String path, String statement) {
    tables.put(path, statement.replaceFirst("TABLE IF NOT EXISTS", "TABLE"));
  }

  void column(String path, Column column) {
    String line = ",\n  " + column.name() + " " + column.type() + "\n)";
    tables.computeIfPresent(path, (p, ddl) -> ddl.replaceFirst("\n\\)", line));
  }

  /** Sets an option that the statement of a table names already; false if it does not. */
  boolean option(String path, String name, String value) {
    String ddl = tables.get(path);
    Matcher there = Pattern.compile("\\b" + name + " ?= ?[\\w.]+").matcher(ddl);
    if (!there.find()) {
      return false;
    }
    tables.put(path, there.replaceFirst(Matcher.quoteReplacement(name + " = " + value)));
    return true;
  }

  void view(String path, String query) {
    views.put(path, "CREATE VIEW `" + path + "`\nAS " + query + ";");
  }

  boolean isView(String path) {
    return views.containsKey(path);
  }

  /** Notes a policy; false if there is one of that name and it is not to be replaced. */
  boolean policy(String table, RowPolicy policy, boolean replace) {
    Map<String, RowPolicy> there = policies.computeIfAbsent(table, t -> new TreeMap<>());
    if (there.containsKey(policy.name()) && !replace) {
      return false;
    }
    there.put(policy.name(), policy);
    return true;
  }

  List<RowPolicy> policies(TableName table) {
    return List.copyOf(policies.getOrDefault(table.path(), Map.of()).values());
  }

  /** The tables of INFORMATION_SCHEMA that a statement names, with what is true now. */
  List<MemoryTable> information(String sql, Set<String> datasets) {
    List<MemoryTable> named = new ArrayList<>();
    Matcher asked = ASKED.matcher(sql);
    while (asked.find()) {
      String name = asked.group().replace("`", "");
      named.add(
          asked.group(2).equals("TABLES")
              ? tables(name, asked.group(1))
              : schemata(name, asked.group(1), datasets));
    }
    return named;
  }

  private MemoryTable tables(String name, String project) {
    MemoryTable table = new MemoryTable(name, texts(TABLES));
    tables.forEach((path, ddl) -> add(table, project, path, "BASE TABLE", ddl));
    views.forEach((path, ddl) -> add(table, project, path, "VIEW", ddl));
    return table;
  }

  private static void add(MemoryTable table, String project, String path, String kind, String ddl) {
    TableName name = TableName.parse(path);
    if (name.project().equals(project)) {
      table.rows().add(row(project, name.dataset(), name.table(), kind, ddl));
    }
  }

  private static MemoryTable schemata(String name, String project, Set<String> datasets) {
    MemoryTable table = new MemoryTable(name, texts(SCHEMATA));
    for (String path : datasets) {
      if (path.startsWith(project + ".")) {
        table.rows().add(row(project, path.substring(project.length() + 1)));
      }
    }
    return table;
  }

  private static Map<String, Type> texts(List<String> columns) {
    Map<String, Type> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column, STRING));
    return types;
  }

  private static List<Value> row(String... cells) {
    return Arrays.stream(cells).map(Value::createStringValue).toList();
  }
}
