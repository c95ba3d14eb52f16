package dev.titan.schemas.googlesql;

import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.Procedure;
import com.google.zetasql.SqlException;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateScope;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableSetOptionsStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBeginStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCallStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCommitStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateRowAccessPolicyStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOption;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRollbackStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import dev.titan.wire.ApiException;
import dev.titan.wire.bigquery.Column;
import dev.titan.wire.bigquery.RowPolicy;
import dev.titan.wire.bigquery.SqlAnswer;
import dev.titan.wire.bigquery.SqlEngine.SqlSession;
import dev.titan.wire.bigquery.SqlPlan;
import dev.titan.wire.bigquery.SqlStatement;
import dev.titan.wire.bigquery.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** A session with its own view of the tables, its temporary ones and at most one transaction. */
final class EngineSession implements SqlSession {
  private static final String SET_OPTIONS = "ALTER_TABLE_SET_OPTIONS";

  private static final Procedure ABORT =
      new Procedure(
          "ABORT_SESSION",
          new FunctionSignature(
              new FunctionArgumentType(TypeFactory.createSimpleType(TypeKind.TYPE_BOOL)),
              List.of(),
              -1));

  static {
    GoogleSql.add("BQ", ABORT);
  }

  private final GoogleSqlEngine engine;
  private final boolean lasting;
  private final GoogleSql sql = new GoogleSql();
  private final Map<String, Long> seen = new HashMap<>();
  private EngineTransaction transaction;

  /**
   * A session.
   *
   * @param lasting false for the one that stands for "no session"
   */
  EngineSession(GoogleSqlEngine engine, boolean lasting) {
    this.engine = engine;
    this.lasting = lasting;
  }

  @Override
  public SqlPlan plan(SqlStatement statement) {
    return with(statement, text -> plan(text, sql.resolve(text)));
  }

  @Override
  public SqlAnswer run(SqlStatement statement, Consumer<SqlPlan> check) {
    return with(
        statement,
        text -> {
          ResolvedStatement resolved = sql.resolve(text);
          SqlPlan plan = plan(text, resolved);
          check.accept(plan);
          return run(text, resolved, plan);
        });
  }

  @Override
  public void close() {
    synchronized (engine) {
      rollback();
    }
  }

  /** Does something with a statement, with the names of its default dataset for so long. */
  private <T> T with(SqlStatement statement, Function<String, T> work) {
    synchronized (engine) {
      look();
      Set<String> names = nameShortly(statement.defaultDataset());
      engine
          .definitions()
          .information(statement.text(), engine.datasets())
          .forEach(
              table -> {
                sql.put(table);
                names.add(table.name());
              });
      try {
        return work.apply(Parameters.declare(statement, sql));
      } catch (AssertionError e) {
        if (e.getCause() instanceof SqlException wrong) {
          throw wrong.getMessage().contains("Table not found")
              ? ApiException.notFound("Not found: " + wrong.getMessage())
              : new ApiException(400, "invalidQuery", "INVALID_ARGUMENT", wrong.getMessage());
        }
        throw e;
      } finally {
        names.forEach(sql::remove);
      }
    }
  }

  /** Takes over what others have committed; a transaction sees what was there when it began. */
  private void look() {
    if (transaction != null) {
      return;
    }
    engine
        .all()
        .forEach(
            (path, stored) -> {
              if (!Long.valueOf(stored.version()).equals(seen.put(path, stored.version()))) {
                sql.put(stored.table().copy());
              }
            });
  }

  private Set<String> nameShortly(String dataset) {
    Set<String> names = new TreeSet<>();
    if (dataset != null) {
      for (TableName table : engine.tables(dataset)) {
        if (!sql.tables().contains(table.table())) {
          sql.put(sql.table(table.path()).named(table.table()));
          names.add(table.table());
        }
      }
    }
    return names;
  }

  private SqlPlan plan(String text, ResolvedStatement resolved) {
    Set<TableName> tables = new TreeSet<>((a, b) -> a.path().compareTo(b.path()));
    long bytes = 0;
    for (String name : sql.tablesOf(text)) {
      String path = sql.table(name).path();
      if (engine.definitions().isView(path)) {
        throw unknown("a query of a view");
      }
      if (engine.all().containsKey(path) && tables.add(TableName.parse(path))) {
        bytes += engine.stored(path).bytes();
      }
    }
    return new SqlPlan(type(resolved), tables, columns(resolved), bytes);
  }

  private static List<Column> columns(ResolvedStatement resolved) {
    List<Column> columns = new ArrayList<>();
    if (resolved instanceof ResolvedQueryStmt query) {
      query
          .getOutputColumnList()
          .forEach(c -> columns.add(column(c.getName(), c.getColumn().getType(), false)));
    }
    return columns;
  }

  private static Column column(String name, Type type, boolean required) {
    return new Column(name, type.typeName(ProductMode.PRODUCT_EXTERNAL), required);
  }

  private static String type(ResolvedStatement resolved) {
    if (resolved instanceof ResolvedQueryStmt) {
      return "SELECT";
    } else if (resolved instanceof ResolvedInsertStmt) {
      return "INSERT";
    } else if (resolved instanceof ResolvedUpdateStmt) {
      return "UPDATE";
    } else if (resolved instanceof ResolvedDeleteStmt) {
      return "DELETE";
    } else if (resolved instanceof ResolvedCreateTableAsSelectStmt) {
      return "CREATE_TABLE_AS_SELECT";
    } else if (resolved instanceof ResolvedCreateTableStmt) {
      return "CREATE_TABLE";
    } else if (resolved instanceof ResolvedCreateFunctionStmt) {
      return "CREATE_FUNCTION";
    } else if (resolved instanceof ResolvedCreateViewStmt) {
      return "CREATE_VIEW";
    } else if (resolved instanceof ResolvedCreateSchemaStmt) {
      return "CREATE_SCHEMA";
    } else if (resolved instanceof ResolvedCreateRowAccessPolicyStmt) {
      return "CREATE_ROW_ACCESS_POLICY";
    } else if (resolved instanceof ResolvedAlterTableStmt) {
      return "ALTER_TABLE";
    } else if (resolved instanceof ResolvedAlterTableSetOptionsStmt) {
      return SET_OPTIONS;
    } else if (resolved instanceof ResolvedBeginStmt) {
      return "BEGIN_TRANSACTION";
    } else if (resolved instanceof ResolvedCommitStmt) {
      return "COMMIT_TRANSACTION";
    } else if (resolved instanceof ResolvedRollbackStmt) {
      return "ROLLBACK_TRANSACTION";
    } else if (resolved instanceof ResolvedCallStmt) {
      return "CALL";
    }
    throw unknown("a statement such as " + resolved.getClass().getSimpleName());
  }

  private SqlAnswer run(String text, ResolvedStatement resolved, SqlPlan plan) {
    switch (plan.type()) {
      case "SELECT" -> {
        MemoryTable answer = sql.answer(text);
        return new SqlAnswer(plan, GoogleSqlEngine.cells(answer.rows()), null);
      }
      case "INSERT", "UPDATE", "DELETE" -> {
        return new SqlAnswer(plan, List.of(), change(text, plan.type()));
      }
      case "CREATE_TABLE_AS_SELECT" -> createTemporary(text, (ResolvedCreateStatement) resolved);
      case "CREATE_TABLE" -> create(text, (ResolvedCreateTableStmt) resolved);
      case SET_OPTIONS -> alter((ResolvedAlterTableSetOptionsStmt) resolved);
      case "ALTER_TABLE" -> alter((ResolvedAlterTableStmt) resolved);
      case "CREATE_FUNCTION" -> {
        requireSession("CREATE TEMPORARY FUNCTION");
        sql.execute(text);
      }
      case "CREATE_VIEW" -> createView((ResolvedCreateViewStmt) resolved);
      case "CREATE_SCHEMA" -> createDataset((ResolvedCreateStatement) resolved);
      case "CREATE_ROW_ACCESS_POLICY" -> create((ResolvedCreateRowAccessPolicyStmt) resolved);
      case "BEGIN_TRANSACTION" -> begin();
      case "COMMIT_TRANSACTION" -> commit();
      case "ROLLBACK_TRANSACTION" -> rollback();
      case "CALL" -> requireSession("BQ.ABORT_SESSION");
      default -> throw unknown(plan.type());
    }
    return new SqlAnswer(plan, List.of(), null);
  }

  private long change(String text, String type) {
    MemoryTable table = sql.table(GoogleSql.changedTable(text));
    String path = table.path();
    StoredTable stored = engine.all().get(path);
    EngineTransaction mine = transaction;
    if (stored != null && mine == null) {
      mine = new EngineTransaction(engine, this); // a statement alone is a transaction of its own
    }
    if (stored != null && !type.equals("INSERT")) {
      mutate(mine, path);
    }
    sql.execute(text);
    if (stored != null) {
      stored.check(table.rows());
      mine.appends(path);
      if (transaction == null) {
        mine.commit(sql);
      }
    }
    return table.lastChanges();
  }

  private void mutate(EngineTransaction mine, String path) {
    try {
      mine.mutates(path);
    } catch (ApiException e) {
      rollback();
      throw e;
    }
  }

  private void createTemporary(String text, ResolvedCreateStatement create) {
    if (create.getCreateScope() != CreateScope.CREATE_TEMP) {
      throw unknown("CREATE TABLE AS SELECT of a table that lasts");
    }
    requireSession("CREATE TEMPORARY TABLE");
    refuseSecond(create, sql.tables().contains(path(create)));
    sql.execute(text);
  }

  private void create(String text, ResolvedCreateTableStmt create) {
    if (create.getCreateScope() == CreateScope.CREATE_TEMP || transaction != null) {
      throw unknown("CREATE TABLE of a temporary table, or in a transaction");
    }
    List<Column> columns = new ArrayList<>();
    create
        .getColumnDefinitionList()
        .forEach(
            c ->
                columns.add(
                    column(
                        c.getName(),
                        c.getType(),
                        c.getAnnotations() != null && c.getAnnotations().getNotNull())));
    boolean made = engine.createTable(TableName.parse(path(create)), columns);
    refuseSecond(create, !made);
    if (made) {
      engine.definitions().table(path(create), text);
    }
  }

  private void alter(ResolvedAlterTableStmt alter) {
    for (ResolvedAlterAction action : alter.getAlterActionList()) {
      if (!(action instanceof ResolvedAddColumnAction add) || transaction != null) {
        throw unknown("ALTER TABLE other than ADD COLUMN, or in a transaction");
      }
      ResolvedColumnDefinition definition = add.getColumnDefinition();
      Column column = column(definition.getName(), definition.getType(), false);
      String path = String.join(".", alter.getNamePath());
      if (!engine.addColumn(path, column) && !add.getIsIfNotExists()) {
        throw ApiException.invalid("Column already exists: " + column.name());
      }
    }
  }

  private void alter(ResolvedAlterTableSetOptionsStmt alter) {
    String path = String.join(".", alter.getNamePath());
    engine.stored(path);
    for (ResolvedOption option : alter.getOptionList()) {
      if (!(option.getValue() instanceof ResolvedLiteral literal)
          || !engine
              .definitions()
              .option(path, option.getName(), Cells.cell(literal.getValue()).toString())) {
        throw unknown("the option " + option.getName());
      }
    }
  }

  private void createView(ResolvedCreateViewStmt create) {
    boolean there = engine.definitions().isView(path(create));
    refuseSecond(create, there);
    if (!there || create.getCreateMode() == CreateMode.CREATE_OR_REPLACE) {
      engine.definitions().view(path(create), create.getSql());
    }
  }

  private void create(ResolvedCreateRowAccessPolicyStmt create) {
    List<String> grantees = new ArrayList<>(create.getGranteeList());
    if (grantees.isEmpty()) {
      create
          .getGranteeExprList()
          .forEach(e -> grantees.add(((ResolvedLiteral) e).getValue().getStringValue()));
    }
    boolean made =
        engine
            .definitions()
            .policy(
                String.join(".", create.getTargetNamePath()),
                new RowPolicy(create.getName(), grantees, create.getPredicateStr()),
                create.getCreateMode() == CreateMode.CREATE_OR_REPLACE);
    if (!made && create.getCreateMode() == CreateMode.CREATE_DEFAULT) {
      throw new ApiException(
          409, "duplicate", "ALREADY_EXISTS", "Already Exists: " + create.getName());
    }
  }

  private void createDataset(ResolvedCreateStatement create) {
    refuseSecond(create, !engine.createDataset(path(create)));
  }

  private static void refuseSecond(ResolvedCreateStatement create, boolean there) {
    if (there && create.getCreateMode() == CreateMode.CREATE_DEFAULT) {
      throw new ApiException(409, "duplicate", "ALREADY_EXISTS", "Already Exists: " + path(create));
    }
  }

  private static String path(ResolvedCreateStatement create) {
    return String.join(".", create.getNamePath());
  }

  private void requireSession(String what) {
    if (!lasting) {
      throw ApiException.invalid("Use of " + what + " requires a script or session");
    }
  }

  private void begin() {
    requireSession("BEGIN TRANSACTION");
    if (transaction != null) {
      throw ApiException.invalid("Nested transactions are not supported.");
    }
    transaction = new EngineTransaction(engine, this);
  }

  private void commit() {
    if (transaction == null) {
      throw ApiException.invalid("There is no transaction to commit.");
    }
    transaction.commit(sql);
    transaction = null;
  }

  private void rollback() {
    if (transaction != null) {
      transaction.end();
      transaction = null;
      seen.clear(); // so that the next statement sees what is committed
    }
  }

  private static ApiException unknown(String what) {
    return new ApiException(
        501, "notImplemented", "UNIMPLEMENTED", "this local server does not know " + what);
  }
}
