package dev.titan.schemas.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The statements of one installation in BigQuery: those that make its tables, and those of a commit
 * with the shared ones among them, told where the tables are and which partitions they need.
 */
public final class BigQuerySql {
  /** The version of the tables, of which a newer Titan may have made a later one. */
  public static final int VERSION = 4;

  /** What makes an installation, in the order in which one needs the other. */
  private static final List<String> SCHEMA =
      List.of("datasets", "registry", "raw", "canonical", "staging", "seed", "policies", "views");

  private static final List<String> CANONICAL_TABLES =
      List.of(
          "titan_meta",
          "ledger",
          "ledger_contents",
          "early_events",
          "checkpoints",
          "checkpoint_inputs",
          "checkpoint_reasons",
          "replay_changes",
          "daily_rollup");

  private static final List<String> RAW_TABLES = List.of("raw_ingest", "dead_letters");

  /** What a table asks for that must not be read without naming days, where all of them matter. */
  private static final List<String> DATED = List.of("ledger", "raw_ingest");

  private static final String EVER = ">= DATE '0001-01-01'";

  private final BigQueryPlace place;

  /** The statements of the installation at that place. */
  public BigQuerySql(BigQueryPlace place) {
    this.place = place;
  }

  /** Everything that makes an installation; each statement may be repeated. */
  public List<String> schema(BigQueryTerms terms) {
    Map<String, String> values = new LinkedHashMap<>(places());
    values.put("pipeline_grantees", terms.pipelineGrantees());
    values.put("reader_group", terms.readerGroup());
    values.put("schema_version", Integer.toString(VERSION));
    values.put("raw_days", Integer.toString(terms.rawDays()));
    values.put("staging_days", Integer.toString(terms.stagingDays()));
    List<String> statements = new ArrayList<>();
    for (String name : SCHEMA) {
      statements.addAll(SqlText.statements("bigquery/" + name + ".sql", values));
    }
    return statements;
  }

  /** What tells the tables and views that there are, and the datasets. */
  public List<String> inventory() {
    return SqlText.statements("bigquery/inventory.sql", places());
  }

  /**
   * What reserves slots, for installations that are cheaper so than on demand.
   *
   * @param baselineSlots paid for by the hour, used or not
   * @param moreSlots how many more may be added while they are needed
   */
  public List<String> capacity(int baselineSlots, int moreSlots) {
    Names.checkAtLeast(0, "baseline of slots", baselineSlots);
    Names.checkAtLeast(0, "number of slots to add", moreSlots);
    Map<String, String> values = new LinkedHashMap<>(places());
    values.put("baseline_slots", Integer.toString(baselineSlots));
    values.put("more_slots", Integer.toString(moreSlots));
    return SqlText.statements("bigquery/capacity.sql", values);
  }

  /**
   * The statements of a resource of a commit, shared or of BigQuery alone. Unqualified names in
   * them are temporary tables of the session; {@code @names} are query parameters, constants to
   * BigQuery, so that they prune partitions.
   */
  public List<String> commit(String resource) {
    Map<String, String> values = tables();
    values.put("changed_days", "ledger.ingestion_date BETWEEN @changed_from AND @changed_to");
    values.put("contents_days", "ledger_contents.received_at >= @contents_from");
    values.put("received_days", "raw_ingest.ingestion_date BETWEEN @raw_from AND @raw_to");
    values.put("letter_days", "dead_letters.first_seen_at BETWEEN @letters_from AND @letters_to");
    values.put("written_days", "ingestion_date BETWEEN @written_from AND @written_to");
    values.put(
        "touched_days",
        "(daily_rollup.event_date BETWEEN @touched_from AND @touched_to"
            + " OR daily_rollup.event_date IS NULL)");
    values.put("summed_days", "ingestion_date >= @summed_from");
    values.put("of_tenant", "tenant_id = @tenant");
    return SqlText.statements(resource, values);
  }

  /**
   * The only statement of a resource that checks all rows: a shared one names tables as a file of
   * DuckDB has them, which here are sub-queries over the partitions of all days. BigQuery reads of
   * them the columns that the statement names.
   */
  public String check(String resource) {
    String statement = commit(resource).get(0);
    List<String> named = new ArrayList<>();
    List<String> all = new ArrayList<>(CANONICAL_TABLES);
    all.addAll(RAW_TABLES);
    for (String table : all) {
      if (Pattern.compile("\\b(FROM|JOIN) " + table + "\\b").matcher(statement).find()) {
        String days = DATED.contains(table) ? " WHERE ingestion_date " + EVER : "";
        named.add(table + " AS (SELECT * FROM " + tables().get(table) + days + ")");
      }
    }
    return named.isEmpty() ? statement : "WITH " + String.join(", ", named) + "\n" + statement;
  }

  /** The only statement of a resource that asks or changes a little, outside of a commit. */
  public String statement(String resource, Map<String, String> placeholders) {
    Map<String, String> values = tables();
    values.putAll(placeholders);
    return SqlText.statement(resource, values);
  }

  private Map<String, String> tables() {
    Map<String, String> values = new LinkedHashMap<>(places());
    values.put("entry_days", "l.ingestion_date " + EVER);
    values.put("object_days", "r.ingestion_date " + EVER);
    CANONICAL_TABLES.forEach(name -> values.put(name, place.table(place.canonical(), name)));
    RAW_TABLES.forEach(name -> values.put(name, place.table(place.raw(), name)));
    return values;
  }

  private Map<String, String> places() {
    return Map.of(
        "project", place.project(),
        "location", place.location(),
        "raw", place.raw(),
        "canonical", place.canonical(),
        "views", place.views());
  }
}
