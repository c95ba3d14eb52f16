package dev.titan.schemas.googlesql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.EvaluatorTableModifyResponse;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedModify;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.Procedure;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLOptions.ParameterMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GoogleSQL's analyser and its evaluator over small tables in memory. Each statement is analysed
 * against the catalog that the statements before it have built; {@link #execute} also does what it
 * says. A name in backticks, such as {@code `project.dataset.table`}, is one name.
 */
public final class GoogleSql {
  private static final Pattern CREATE_AS =
      Pattern.compile("CREATE (?:OR REPLACE )?TEMP TABLE (\\w+) AS\\s+(?=SELECT|WITH)");
  private static final Pattern CHANGE =
      Pattern.compile("(INSERT INTO|UPDATE|DELETE FROM)\\s+`?([\\w.-]+)`?");
  private static final String ROW = "_row";

  private static final LanguageOptions LANGUAGE = language();

  private static final UsedFunctions FUNCTIONS = new UsedFunctions(LANGUAGE);

  /** What statements are analysed against: all functions, and the tables that a statement names. */
  private static final SimpleCatalog ALL = FUNCTIONS.all();

  /** Statements whose functions are noted. */
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  /** Statements that the evaluator rewrites with functions that they do not name. */
  private static final Set<String> WANT_ALL = ConcurrentHashMap.newKeySet();

  /** What statements are, by text, parameters and tables: most of them come again and again. */
  private static final Map<List<Object>, ResolvedStatement> RESOLVED = new ConcurrentHashMap<>();

  private SimpleCatalog few;
  private int fewVersion = -1;
  private final Map<String, MemoryTable> tables = new LinkedHashMap<>();
  private final Map<String, Type> parameterTypes = new LinkedHashMap<>();
  private final Map<String, Value> parameters = new LinkedHashMap<>();
  private final Macros macros;

  GoogleSql() {
    this(new Macros());
  }

  private GoogleSql(Macros macros) {
    this.macros = macros;
  }

  /** Another one with the same tables, rows and functions, which goes its own way from here. */
  GoogleSql copy() {
    GoogleSql copy = new GoogleSql(macros.copy());
    tables.values().forEach(table -> copy.put(table.copy()));
    return copy;
  }

  /** As BigQuery speaks it, which also creates things that the analyser knows only by name. */
  private static LanguageOptions language() {
    LanguageOptions language = new LanguageOptions();
    language.enableMaximumLanguageFeatures();
    language.setSupportsAllStatementKinds();
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    language.enableReservableKeyword("QUALIFY");
    return new LanguageOptions(
        language.serialize().toBuilder()
            .addSupportedGenericEntityTypes("RESERVATION")
            .addSupportedGenericEntityTypes("ASSIGNMENT")
            .build());
  }

  /** Declares a query parameter, which is null until it is set. */
  public void declare(String name, Type type) {
    parameterTypes.put(name, type);
    parameters.put(name, Value.createNullValue(type));
  }

  /** Declares a query parameter with a value. */
  public void declare(String name, Value value) {
    parameterTypes.put(name, value.getType());
    parameters.put(name, value);
  }

  /** Gives a declared parameter another value. */
  public void set(String name, Object cell) {
    parameters.put(name, Cells.value(parameterTypes.get(name), cell));
  }

  /** The table of that name, as it is now. */
  public MemoryTable table(String name) {
    MemoryTable table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + name + " among " + tables.keySet());
    }
    return table;
  }

  /** Takes in a table, in place of one of that name. */
  void put(MemoryTable table) {
    tables.put(table.name(), table);
  }

  /** Forgets a table. */
  void remove(String name) {
    tables.remove(name);
  }

  /** Takes in a procedure, which all statements may call, in a dataset of its own. */
  static void add(String dataset, Procedure procedure) {
    synchronized (ALL) {
      SimpleCatalog inner = new SimpleCatalog(dataset);
      inner.addProcedure(procedure);
      ALL.addSimpleCatalog(inner);
      ALL.addProcedure(procedure); // where the analyser's answer looks for it
    }
  }

  /** Forgets all parameters. */
  void clearParameters() {
    parameterTypes.clear();
    parameters.clear();
  }

  /** The names of all tables and views. */
  Set<String> tables() {
    return new TreeSet<>(tables.keySet());
  }

  /**
   * Analyses a statement and takes over what it creates.
   *
   * @throws AssertionError if it is no GoogleSQL, or names what there is not
   */
  public ResolvedStatement analyse(String sql) {
    String expanded = macros.expand(sql);
    ResolvedStatement statement = analysed(expanded);
    if (statement instanceof ResolvedCreateFunctionStmt) {
      macros.define(sql);
    } else if (statement instanceof ResolvedCreateTableStmtBase create) {
      put(new MemoryTable(name(create), columns(create)));
    } else if (statement instanceof ResolvedCreateViewBase view) {
      put(new MemoryTable(name(view), outputColumns(view)));
    }
    return statement;
  }

  /**
   * Does what a statement says.
   *
   * @throws AssertionError if it cannot be analysed or fails
   */
  public void execute(String sql) {
    String expanded = macros.expand(sql);
    Matcher create = CREATE_AS.matcher(expanded);
    Matcher change = CHANGE.matcher(expanded);
    if (create.lookingAt()) {
      put(answer(create.group(1), expanded.substring(create.end())));
    } else if (change.lookingAt()) {
      modify(expanded, table(change.group(2)), !change.group(1).equals("INSERT INTO"));
    } else {
      analyse(sql);
    }
  }

  /** What a statement is, without taking over anything. */
  ResolvedStatement resolve(String sql) {
    String expanded = macros.expand(sql);
    List<Object> all = new ArrayList<>(List.of(expanded, new LinkedHashMap<>(parameterTypes)));
    named(expanded).forEach(table -> all.addAll(List.of(table.name(), table.columns())));
    return RESOLVED.computeIfAbsent(all, key -> analysed(expanded));
  }

  /** The names of the tables that a statement names, of those there are. */
  Set<String> tablesOf(String sql) {
    return contents(macros.expand(sql)).keySet();
  }

  /** The answer of a query. */
  MemoryTable answer(String sql) {
    return answer("answer", macros.expand(sql));
  }

  /** The table that an INSERT, UPDATE or DELETE changes. */
  static String changedTable(String sql) {
    Matcher change = CHANGE.matcher(sql);
    if (!change.lookingAt()) {
      throw new IllegalArgumentException("no statement that changes one table: " + sql);
    }
    return change.group(2);
  }

  /** The rows of a query, as objects. */
  public List<List<Object>> query(String sql) {
    return answer("answer", macros.expand(sql)).cells();
  }

  private ResolvedStatement analysed(String sql) {
    synchronized (ALL) {
      show(ALL, named(sql));
      try {
        ResolvedStatement statement = Analyzer.analyzeStatement(sql, options(sql), ALL);
        FUNCTIONS.note(statement);
        NOTED.add(sql);
        return statement;
      } catch (SqlException e) {
        throw new AssertionError(e.getMessage() + "\nin\n" + sql, e);
      }
    }
  }

  /** What a statement is evaluated with. */
  private interface Evaluation<T> {
    T with(SimpleCatalog catalog);
  }

  /** With few functions where that will do. */
  private <T> T evaluated(String sql, Evaluation<T> evaluation) {
    if (!NOTED.contains(sql)) {
      analysed(sql);
    }
    if (!WANT_ALL.contains(sql)) {
      try {
        return evaluation.with(few());
      } catch (SqlException e) {
        WANT_ALL.add(sql); // or it is wrong, and fails again
      }
    }
    synchronized (ALL) {
      try {
        return evaluation.with(ALL);
      } catch (SqlException e) {
        throw new AssertionError(e.getMessage() + "\nin\n" + sql, e);
      }
    }
  }

  private SimpleCatalog few() {
    if (fewVersion != FUNCTIONS.version()) {
      fewVersion = FUNCTIONS.version();
      few = FUNCTIONS.few();
    }
    return few;
  }

  private AnalyzerOptions options(String sql) {
    AnalyzerOptions options = new AnalyzerOptions();
    options.setLanguageOptions(LANGUAGE);
    options.setDefaultTimezone("UTC"); // as in BigQuery
    if (sql.contains("?")) {
      options.setParameterMode(ParameterMode.PARAMETER_POSITIONAL);
      options.setAllowUndeclaredParameters(true);
    } else {
      parameterTypes.forEach(options::addQueryParameter);
    }
    return options;
  }

  private MemoryTable answer(String name, String sql) {
    return evaluated(sql, catalog -> answer(name, sql, catalog));
  }

  private MemoryTable answer(String name, String sql, SimpleCatalog catalog) {
    show(catalog, named(sql));
    try (PreparedQuery query =
        PreparedQuery.builder()
            .setSql(sql)
            .setAnalyzerOptions(options(sql))
            .setCatalog(catalog)
            .setTablesContents(contents(sql))
            .prepare()) {
      Map<String, Type> columns = new LinkedHashMap<>();
      for (SimpleColumn column : query.getColumns()) {
        String given = column.getName();
        columns.put(given.isEmpty() ? "column_" + columns.size() : given, column.getType());
      }
      MemoryTable table = new MemoryTable(name, columns);
      table.rows().addAll(query.execute(used(query.getReferencedParameters())).getTableData());
      return table;
    }
  }

  private void modify(String sql, MemoryTable table, boolean numbered) {
    table.apply(
        evaluated(
            sql, catalog -> modified(catalog, sql, table, numbered ? numbered(table) : null)));
  }

  /** The evaluator tells rows apart by a primary key, which our tables have none of. */
  private List<EvaluatorTableModifyResponse.Row> modified(
      SimpleCatalog catalog, String sql, MemoryTable table, SimpleTable numbered) {
    show(catalog, named(sql));
    Map<String, TableContent> contents = contents(sql);
    if (numbered != null) {
      catalog.removeSimpleTable(table.name());
      catalog.addSimpleTable(numbered);
      contents.put(table.name(), TableContent.create(table.numberedRows()));
    }
    try (PreparedModify modify =
        PreparedModify.builder()
            .setSql(sql)
            .setAnalyzerOptions(options(sql))
            .setCatalog(catalog)
            .setTablesContents(contents)
            .prepare()) {
      return modify.execute(used(modify.getReferencedParameters())).getContent();
    } finally {
      if (numbered != null) {
        catalog.removeSimpleTable(table.name());
        catalog.addSimpleTable(table.simple());
      }
    }
  }

  private static SimpleTable numbered(MemoryTable table) {
    List<SimpleColumn> columns = new ArrayList<>();
    columns.add(new SimpleColumn(table.name(), ROW, Cells.INT64, true, false));
    columns.addAll(table.simple().getColumnList());
    SimpleTable numbered = new SimpleTable(table.name(), columns);
    numbered.setPrimaryKey(List.of(0));
    return numbered;
  }

  private Map<String, Value> used(List<String> names) {
    Map<String, Value> used = new LinkedHashMap<>();
    names.forEach(name -> used.put(name, parameters.get(name)));
    return used;
  }

  /** Every table that the statement may name: one too many does no harm. */
  private List<MemoryTable> named(String sql) {
    return tables.values().stream().filter(table -> sql.contains(table.name())).toList();
  }

  private Map<String, TableContent> contents(String sql) {
    Map<String, TableContent> contents = new LinkedHashMap<>();
    named(sql).forEach(table -> contents.put(table.name(), TableContent.create(table.rows())));
    return contents;
  }

  /** The analyser is sent the whole catalog with each statement, so it holds what is named. */
  private static void show(SimpleCatalog catalog, List<MemoryTable> needed) {
    Map<String, SimpleTable> wanted = new LinkedHashMap<>();
    needed.forEach(table -> wanted.put(table.name(), table.simple()));
    for (SimpleTable there : List.copyOf(catalog.getTableList())) {
      if (wanted.get(there.getName()) != there) {
        catalog.removeSimpleTable(there.getName());
      } else {
        wanted.remove(there.getName());
      }
    }
    wanted.values().forEach(catalog::addSimpleTable);
  }

  private static String name(ResolvedCreateStatement create) {
    return String.join(".", create.getNamePath());
  }

  private static Map<String, Type> columns(ResolvedCreateTableStmtBase create) {
    Map<String, Type> columns = new LinkedHashMap<>();
    create.getColumnDefinitionList().forEach(c -> columns.put(c.getName(), c.getType()));
    return columns;
  }

  private static Map<String, Type> outputColumns(ResolvedCreateViewBase view) {
    Map<String, Type> columns = new LinkedHashMap<>();
    view.getOutputColumnList().forEach(c -> columns.put(c.getName(), c.getColumn().getType()));
    return columns;
  }
}
