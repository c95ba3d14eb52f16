package dev.titan.schemas.sql;

import dev.titan.schemas.sql.SchemaStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What has to be done so that BigQuery has what an installation needs. Nothing is ever dropped:
 * what Titan does not know stays, and what no statement can mend without loss is left to a person.
 * A plan that was applied has nothing left to run.
 */
public final class SchemaPlan {
  private static final String EXPIRY = "partition_expiration_days";

  private final SchemaInventory inventory;
  private final List<SchemaStep> steps = new ArrayList<>();

  private SchemaPlan(SchemaInventory inventory) {
    this.inventory = inventory;
  }

  /**
   * Compares what is needed with what there is.
   *
   * @param statements those of {@link BigQuerySql#schema}
   * @param version the version of the tables that they make
   * @throws IllegalStateException if a newer Titan has been here
   */
  public static SchemaPlan of(List<String> statements, int version, SchemaInventory inventory) {
    int found = inventory.version().orElse(version);
    if (found > version) {
      throw new IllegalStateException(
          "the tables in BigQuery are of version "
              + found
              + ", and this Titan knows them up to version "
              + version
              + "; use the newer Titan that made them");
    }
    SchemaPlan plan = new SchemaPlan(inventory);
    statements.stream().map(SchemaStatement::of).forEach(plan::compare);
    if (found < version) {
      plan.raiseVersion(statements, version);
    }
    return plan;
  }

  /** All steps, in their order; also those that only tell. */
  public List<SchemaStep> steps() {
    return List.copyOf(steps);
  }

  /** The steps that applying the plan runs. */
  public List<SchemaStep> toRun() {
    return steps.stream().filter(SchemaStep::runs).toList();
  }

  /** Whether something is not as it must be that the plan does not mend. */
  public boolean hasConflicts() {
    return steps.stream().anyMatch(step -> step.kind() == Kind.CONFLICT);
  }

  private void compare(SchemaStatement wanted) {
    switch (wanted.kind()) {
      case DATASET -> createUnless(inventory.datasets().contains(wanted.name()), wanted);
      case FACTS -> createUnless(inventory.version().isPresent(), wanted);
      case TABLE -> compareTable(wanted);
      case VIEW -> compareDefinition(wanted, inventory.views().get(wanted.name()), wanted.sql());
      case POLICY ->
          compareDefinition(
              wanted,
              inventory.policies().get(wanted.name()),
              wanted
                  .sql()
                  .replace("ROW ACCESS POLICY IF NOT EXISTS", "OR REPLACE ROW ACCESS POLICY"));
    }
  }

  private void createUnless(boolean there, SchemaStatement wanted) {
    if (!there) {
      add(Kind.CREATE, wanted.name(), "it is not there", wanted.sql());
    }
  }

  private void compareDefinition(SchemaStatement wanted, String found, String replace) {
    createUnless(found != null, wanted);
    if (found != null && !SchemaStatement.normal(found).equals(wanted.definition())) {
      add(Kind.CHANGE, wanted.name(), "it is defined otherwise", replace);
    }
  }

  private void compareTable(SchemaStatement wanted) {
    TableShape found = inventory.tables().get(wanted.name());
    createUnless(found != null, wanted);
    if (found == null) {
      return;
    }
    TableShape shape = TableShape.of(wanted.sql());
    shape.columns().forEach((name, column) -> compareColumn(wanted, name, column, found));
    for (String name : found.columns().keySet()) {
      if (!shape.columns().containsKey(name)) {
        add(Kind.KEEP, wanted.name() + ":" + name, "Titan does not know this column", "");
      }
    }
    if (!shape.partition().equals(found.partition())) {
      conflict(wanted.name(), "partitioned by " + shape.partition(), found.partition());
    }
    if (!shape.cluster().equals(found.cluster())) {
      conflict(
          wanted.name(),
          "clustered by " + String.join(", ", shape.cluster()),
          String.join(", ", found.cluster()));
    }
    shape.options().forEach((name, value) -> compareOption(wanted, name, value, found));
  }

  private void compareColumn(
      SchemaStatement wanted, String name, TableShape.Column column, TableShape table) {
    TableShape.Column found = table.columns().get(name);
    String object = wanted.name() + ":" + name;
    String alter = "ALTER TABLE `" + wanted.name() + "` ";
    if (found == null) {
      // A column that is added can only be nullable: the rows that are there have nothing in it.
      add(
          Kind.CREATE,
          object,
          "the column is not there",
          alter + "ADD COLUMN IF NOT EXISTS " + name + " " + column.type());
    } else if (!found.type().equals(column.type())) {
      conflict(object, "of type " + column.type(), found.type());
    } else if (found.required() && !column.required()) {
      add(
          Kind.CHANGE,
          object,
          "it may be empty now",
          alter + "ALTER COLUMN " + name + " DROP NOT NULL");
    }
  }

  private void compareOption(SchemaStatement wanted, String name, String value, TableShape table) {
    String found = table.options().get(name);
    if (Objects.equals(normalOption(found), normalOption(value))) {
      return;
    }
    boolean sooner =
        name.equals(EXPIRY)
            && (found == null || Double.parseDouble(found) > Double.parseDouble(value));
    add(
        sooner ? Kind.LOSES_ROWS : Kind.CHANGE,
        wanted.name(),
        name + " must be " + value + ", and is " + (found == null ? "not set" : found),
        "ALTER TABLE `" + wanted.name() + "` SET OPTIONS (" + name + " = " + value + ")");
  }

  /** BigQuery tells numbers of days as 400.0, and truth in lower case. */
  private static String normalOption(String value) {
    return value == null ? null : value.toLowerCase(Locale.ROOT).replaceAll("\\.0$", "");
  }

  private void raiseVersion(List<String> statements, int version) {
    String facts =
        statements.stream()
            .map(SchemaStatement::of)
            .filter(statement -> statement.kind() == SchemaStatement.Kind.FACTS)
            .map(SchemaStatement::name)
            .findFirst()
            .orElseThrow();
    add(
        Kind.CHANGE,
        facts,
        "the tables are of version " + version + " then",
        "UPDATE `" + facts + "` SET value = '" + version + "' WHERE name = 'schema_version'");
  }

  private void conflict(String object, String wanted, String found) {
    add(
        Kind.CONFLICT,
        object,
        "it must be "
            + wanted
            + ", and is '"
            + found
            + "'; copy what it holds into a table that is made anew",
        "");
  }

  private void add(Kind kind, String object, String why, String sql) {
    steps.add(new SchemaStep(kind, object, why, sql));
  }

  /** The plan in words, a line per step. */
  @Override
  public String toString() {
    return String.join("\n", steps.stream().map(SchemaStep::toString).toList());
  }
}
