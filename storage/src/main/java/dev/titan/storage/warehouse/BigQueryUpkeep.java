package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.settings.BigQuerySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@link WarehouseUpkeep} of a warehouse in BigQuery. What is removed is removed in one
 * transaction, which keeps rounds of the committer out as those keep each other out; staged rows go
 * afterwards, by statements of their own. BigQuery itself lets nobody see removed rows but through
 * its time travel, for as many days as the datasets are set to (seven, unless somebody sets fewer).
 */
public final class BigQueryUpkeep implements WarehouseUpkeep {
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final Instant FIRST_TIME = Instant.EPOCH;

  private static final Map<String, BigQueryParameter.Type> LIMITS = limitFields();
  private static final Map<String, BigQueryParameter.Type> SNAPSHOTS = snapshotFields();

  private final BigQueryJobs jobs;
  private final BigQuerySql sql;

  private BigQueryUpkeep(BigQueryJobs jobs, BigQueryPlace place) {
    this.jobs = jobs;
    this.sql = new BigQuerySql(place);
  }

  /**
   * The upkeep of the warehouse that the settings name.
   *
   * @throws WarehouseException if they name none
   */
  public static BigQueryUpkeep at(BigQuerySettings settings) {
    return BigQueryWarehouse.told(
        () -> new BigQueryUpkeep(BigQueryJobs.open(settings), BigQueryWarehouse.placeOf(settings)));
  }

  @Override
  public List<String> tenants() {
    return List.copyOf(texts("shared/read_tenants.sql", "tenant_id"));
  }

  @Override
  public Set<String> storedContents() {
    return texts("shared/doctor_stored.sql", "stored");
  }

  @Override
  public Set<String> goneObjects() {
    return texts("shared/read_gone_objects.sql", "raw_id");
  }

  @Override
  public Set<String> checkpoints() {
    return texts("shared/read_whole_checkpoints.sql", "run_id");
  }

  private Set<String> texts(String resource, String column) {
    return BigQueryWarehouse.told(
        () -> {
          BigQueryQuestions questions = new BigQueryQuestions(sql, jobs);
          return new TreeSet<>(
              questions.list(sql.statement(resource, Map.of()), row -> row.text(column)));
        });
  }

  // ---- retention

  @Override
  public List<RetentionCount> retain(RetentionLimits limits, boolean dryRun) {
    if (dryRun) {
      return ask(work -> chooseExpired(work, limits));
    }
    return change(
        work -> {
          List<RetentionCount> counts = chooseExpired(work, limits);
          if (counts.stream().anyMatch(RetentionCount::removes)) {
            takeExpiredDays(work, limits);
            work.run("shared/retention_apply.sql");
          }
          return counts;
        });
  }

  private static List<RetentionCount> chooseExpired(BigQueryWork work, RetentionLimits limits) {
    begin(work, limits.now(), limits.openLetters());
    List<List<Object>> rows = new ArrayList<>();
    limits
        .byTenant()
        .forEach(
            (tenant, limit) ->
                rows.add(
                    Arrays.asList(tenant, limit.raw(), limit.deadLetters(), limit.checkpoints())));
    work.values().set("limits", LIMITS, rows);
    work.run("bigquery/retention_limits.sql");
    work.ids("needed_objects", "raw_id", limits.needed());
    work.run("shared/retention_choice.sql");
    return work.listOf("shared/retention_report.sql", RetentionCount::of);
  }

  /** Nothing is removed that was received after the latest limit. */
  private static void takeExpiredDays(BigQueryWork work, RetentionLimits limits) {
    Collection<RetentionLimits.Limits> all = limits.byTenant().values();
    Instant raw = latest(all.stream().map(RetentionLimits.Limits::raw).toList());
    Instant letters = latest(all.stream().map(RetentionLimits.Limits::deadLetters).toList());
    work.values().set("raw_from", BigQueryParameter.Type.DATE, FIRST_DAY);
    work.values()
        .set("raw_to", BigQueryParameter.Type.DATE, LocalDate.ofInstant(raw, ZoneOffset.UTC));
    work.values().set("letters_from", BigQueryParameter.Type.TIMESTAMP, FIRST_TIME);
    work.values().set("letters_to", BigQueryParameter.Type.TIMESTAMP, letters);
  }

  private static Instant latest(Collection<Instant> limits) {
    return limits.stream().filter(Objects::nonNull).max(Instant::compareTo).orElse(FIRST_TIME);
  }

  // ---- a tenant

  @Override
  public Set<String> stagedRuns(String tenant) {
    return ask(
        work -> {
          set(work, "tenant", tenant);
          return new TreeSet<>(work.listOf("bigquery/staged_runs.sql", row -> row.text("run_id")));
        });
  }

  @Override
  public Map<String, Long> countTenant(String tenant) {
    return ask(
        work -> {
          chooseTenant(work, tenant, Map.of());
          return counts(work, "shared/erase_tenant_report.sql");
        });
  }

  @Override
  public void eraseTenant(String tenant, Map<String, String> snapshots) {
    change(
        work -> {
          chooseTenant(work, tenant, snapshots);
          Row days = work.only("bigquery/tenant_days.sql");
          work.takeDays(days, "changed_from", "changed_to", "raw_from", "raw_to");
          work.takeTimes(days, "contents_from");
          work.run("shared/erase_tenant.sql", "bigquery/erase_tenant.sql");
          return null;
        });
    eraseStaging(tenant);
  }

  private static void chooseTenant(
      BigQueryWork work, String tenant, Map<String, String> snapshots) {
    set(work, "tenant", tenant);
    List<List<Object>> renamed = new ArrayList<>();
    snapshots.forEach((former, present) -> renamed.add(List.of(former, present)));
    work.values().set("snapshots", SNAPSHOTS, renamed);
    work.run("bigquery/erased_tenant.sql", "bigquery/near_tenant.sql");
    work.runOnCopies("shared/erase_tenant_choice.sql");
  }

  // ---- a person

  @Override
  public Map<String, Long> countPerson(PersonTraces person) {
    return ask(
        work -> {
          choosePerson(work, person, null);
          return counts(work, "shared/erase_person_report.sql");
        });
  }

  @Override
  public void erasePerson(PersonTraces person, Instant now) {
    change(
        work -> {
          choosePerson(work, person, now);
          Row days = work.only("bigquery/person_days.sql");
          work.takeDays(days, "changed_from", "changed_to", "raw_from", "raw_to");
          work.takeTimes(days, "contents_from", "letters_from", "letters_to");
          work.run("shared/erase_person.sql", "bigquery/erase_person.sql");
          Row touched = work.only("bigquery/touched_days.sql");
          work.takeDays(touched, "touched_from", "touched_to", "summed_from");
          sumAnew(work);
          return null;
        });
    eraseStaging(person.tenant());
  }

  private static void choosePerson(BigQueryWork work, PersonTraces person, Instant now) {
    set(work, "tenant", person.tenant());
    set(work, "token", person.token());
    begin(work, now, false);
    work.run("bigquery/erased_person.sql", "bigquery/near_tenant.sql");
    work.ids("found_objects", "raw_id", person.rawIds());
    work.ids("found_letters", "dead_letter_id", person.letterIds());
    work.runOnCopies("shared/erase_person_choice.sql");
  }

  /** Not in the transaction: see {@code bigquery/erase_staging.sql}. */
  private void eraseStaging(String tenant) {
    BigQueryWarehouse.told(
        () -> {
          BigQueryValues values = new BigQueryValues();
          values.set("tenant", BigQueryParameter.Type.STRING, tenant);
          new BigQueryQuestions(sql, jobs).run("bigquery/erase_staging.sql", values);
          return null;
        });
  }

  // ---- sums and files

  @Override
  public void rebuildRollup() {
    change(
        work -> {
          work.run("shared/all_groups.sql");
          work.values().set("touched_from", BigQueryParameter.Type.DATE, FIRST_DAY);
          work.values().set("touched_to", BigQueryParameter.Type.DATE, LAST_DAY);
          work.values().set("summed_from", BigQueryParameter.Type.DATE, FIRST_DAY);
          sumAnew(work);
          return null;
        });
  }

  private static void sumAnew(BigQueryWork work) {
    work.run("bigquery/no_run.sql");
    work.values().set("written_from", BigQueryParameter.Type.DATE, null);
    work.values().set("written_to", BigQueryParameter.Type.DATE, null);
    work.run("shared/apply_rollup.sql");
  }

  /**
   * Not possible: there is no file.
   *
   * @throws WarehouseException always
   */
  @Override
  public void atRest(String purpose, Consumer<Path> work) {
    throw new NotYetException(
        "a backup holds no warehouse but that of its home; use BigQuery's own snapshots of tables for");
  }

  /** False: BigQuery clears away what was removed when the time of its time travel is over. */
  @Override
  public boolean compact() {
    return false;
  }

  // ---- sessions

  private <T> T ask(Function<BigQueryWork, T> question) {
    return BigQueryWarehouse.told(
        () -> {
          try (BigQueryWork work = BigQueryWork.open(jobs, sql)) {
            return question.apply(work);
          }
        });
  }

  /** In one transaction; again from the beginning if another one has undone it. */
  private <T> T change(Function<BigQueryWork, T> change) {
    return BigQueryWarehouse.told(
        () ->
            jobs.again(
                BigQueryWarehouse.PATIENCE,
                () -> {
                  try (BigQueryWork work = BigQueryWork.open(jobs, sql)) {
                    set(work, "round", UUID.randomUUID().toString());
                    work.run("bigquery/upkeep_begin.sql");
                    T done = change.apply(work);
                    work.run("bigquery/end.sql");
                    return done;
                  }
                }));
  }

  private static void begin(BigQueryWork work, Instant now, boolean openLetters) {
    work.values().set("noted_at", BigQueryParameter.Type.TIMESTAMP, now);
    work.values().set("open_letters", BigQueryParameter.Type.INT64, openLetters ? 1 : 0);
    work.run("bigquery/upkeep_values.sql");
  }

  private static void set(BigQueryWork work, String name, String value) {
    work.values().set(name, BigQueryParameter.Type.STRING, value);
  }

  private static Map<String, Long> counts(BigQueryWork work, String resource) {
    Map<String, Long> counts = new LinkedHashMap<>();
    work.ask(resource, row -> counts.put(row.text("table_name"), row.number("row_count")));
    return counts;
  }

  private static Map<String, BigQueryParameter.Type> limitFields() {
    Map<String, BigQueryParameter.Type> fields = new LinkedHashMap<>();
    fields.put("tenant_id", BigQueryParameter.Type.STRING);
    fields.put("raw_before", BigQueryParameter.Type.TIMESTAMP);
    fields.put("letters_before", BigQueryParameter.Type.TIMESTAMP);
    fields.put("checkpoints_before", BigQueryParameter.Type.TIMESTAMP);
    return fields;
  }

  private static Map<String, BigQueryParameter.Type> snapshotFields() {
    Map<String, BigQueryParameter.Type> fields = new LinkedHashMap<>();
    fields.put("former", BigQueryParameter.Type.STRING);
    fields.put("present", BigQueryParameter.Type.STRING);
    return fields;
  }
}
