package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** {@link WarehouseUpkeep} of a DuckDB file. The decisions are SQL (see {@code shared/*.sql}). */
public final class DuckDbUpkeep implements WarehouseUpkeep {
  private static final String RETENTION = "retention";
  private static final String ERASURE = "erasure";

  private final Path file;
  private final DuckDbAccess access;
  private final DuckDbCompaction compaction;
  private final CommitProbe probe;

  private DuckDbUpkeep(DuckDbSettings settings, CommitProbe probe) {
    this.file = settings.file();
    this.access = new DuckDbAccess(settings);
    this.compaction = new DuckDbCompaction(settings, access);
    this.probe = probe;
  }

  /**
   * The upkeep of the warehouse in that file.
   *
   * @param probe is told how far a change has come
   */
  public static DuckDbUpkeep at(DuckDbSettings settings, CommitProbe probe) {
    return new DuckDbUpkeep(settings, probe);
  }

  @Override
  public List<String> tenants() {
    return access.read(
        session ->
            session.list(
                SqlText.statement("shared/read_tenants.sql"), row -> row.text("tenant_id")));
  }

  @Override
  public List<RetentionCount> retain(RetentionLimits limits, boolean dryRun) {
    return dryRun
        ? access.read(session -> chooseExpired(session, limits))
        : access.write(RETENTION, session -> retain(session, limits));
  }

  private List<RetentionCount> retain(Session session, RetentionLimits limits) {
    List<RetentionCount> counts = chooseExpired(session, limits);
    if (counts.stream().anyMatch(RetentionCount::removes)) {
      change(session, () -> session.runAll("shared/retention_apply.sql"));
    }
    return counts;
  }

  private static List<RetentionCount> chooseExpired(Session session, RetentionLimits limits) {
    begin(session, limits.now(), limits.openLetters());
    session.append(
        "retention_limits",
        rows ->
            limits
                .byTenant()
                .forEach(
                    (tenant, limit) ->
                        rows.row(tenant, limit.raw(), limit.deadLetters(), limit.checkpoints())));
    append(session, "needed_objects", limits.needed());
    session.runAll("shared/retention_choice.sql");
    return session.list(SqlText.statement("shared/retention_report.sql"), RetentionCount::of);
  }

  /** None: what is staged lies in files. */
  @Override
  public Set<String> stagedRuns(String tenant) {
    return Set.of();
  }

  @Override
  public Map<String, Long> countTenant(String tenant) {
    return access.read(
        session -> {
          chooseTenant(session, tenant);
          return counts(session, "shared/erase_tenant_report.sql");
        });
  }

  @Override
  public void eraseTenant(String tenant, Map<String, String> snapshots) {
    access.write(
        ERASURE,
        session -> {
          chooseTenant(session, tenant);
          session.append("renamed_snapshots", rows -> snapshots.forEach(rows::row));
          change(session, () -> session.runAll("shared/erase_tenant.sql"));
          return null;
        });
  }

  private static void chooseTenant(Session session, String tenant) {
    begin(session, null, false);
    session.append("erased_tenant", rows -> rows.row(tenant));
    session.runAll("shared/erase_tenant_choice.sql");
  }

  @Override
  public Map<String, Long> countPerson(PersonTraces person) {
    return access.read(
        session -> {
          choosePerson(session, person, null);
          return counts(session, "shared/erase_person_report.sql");
        });
  }

  @Override
  public void erasePerson(PersonTraces person, Instant now) {
    access.write(
        ERASURE,
        session -> {
          choosePerson(session, person, now);
          session.runAll("duckdb/manifest.sql"); // no run: only what is removed touches the rollup
          change(
              session,
              () -> {
                session.runAll("shared/erase_person.sql");
                session.runAll("shared/apply_rollup.sql");
              });
          return null;
        });
  }

  private static void choosePerson(Session session, PersonTraces person, Instant now) {
    begin(session, now, false);
    session.append("erased_token", rows -> rows.row(person.tenant(), person.token()));
    append(session, "found_objects", person.rawIds());
    append(session, "found_letters", person.letterIds());
    session.runAll("shared/erase_person_choice.sql");
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

  @Override
  public void rebuildRollup() {
    access.write(
        "rebuild of the daily sums",
        session -> {
          session.runAll("duckdb/session.sql");
          session.runAll("duckdb/manifest.sql"); // with no run in it, which would be touched too
          session.run("BEGIN");
          session.runAll("shared/all_groups.sql");
          session.runAll("shared/apply_rollup.sql");
          session.run("COMMIT"); // on a failure before, the session is closed, which rolls back
          return null;
        });
  }

  @Override
  public void atRest(String purpose, Consumer<Path> work) {
    access.locked(
        purpose,
        () -> {
          if (Files.exists(file)) {
            access.settle();
            work.accept(file);
          }
          return null;
        });
  }

  @Override
  public boolean compact() {
    return compaction.run();
  }

  private static void begin(Session session, Instant now, boolean openLetters) {
    session.runAll("duckdb/session.sql");
    session.runAll("duckdb/upkeep.sql");
    session.append("this_upkeep", rows -> rows.row(now, openLetters));
  }

  private static void append(Session session, String table, Collection<String> ids) {
    session.append(table, rows -> ids.forEach(rows::row));
  }

  /** Changes rows in one transaction, and notes that their traces have to go. */
  private void change(Session session, Runnable work) {
    session.run("BEGIN");
    work.run();
    session.runAll("shared/drop_unnamed_checkpoints.sql");
    DuckDbCompaction.markDue(session);
    probe.reached(CommitProbe.Point.INSIDE_TRANSACTION);
    session.run("COMMIT"); // on a failure before, the session is closed, which rolls back
    probe.reached(CommitProbe.Point.COMMITTED);
  }

  private static Map<String, Long> counts(Session session, String resource) {
    Map<String, Long> counts = new LinkedHashMap<>();
    session.forEach(
        SqlText.statement(resource),
        row -> counts.put(row.text("table_name"), row.number("row_count")));
    return counts;
  }

  private Set<String> texts(String resource, String column) {
    return access.read(
        session ->
            new TreeSet<>(session.list(SqlText.statement(resource), row -> row.text(column))));
  }
}
