package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.sql.SqlText;
import dev.titan.storage.settings.CommitPolicy;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A warehouse in one DuckDB file. While one process holds such a file open, even to read, no other
 * can write, so it is opened for one commit or one question and closed again, under a lock.
 */
public final class DuckDbWarehouse implements Warehouse {
  private final DuckDbSettings settings;
  private final CommitPolicy policy;
  private final CommitProbe probe;
  private final Clock clock;
  private final DuckDbAccess access;

  private DuckDbWarehouse(
      DuckDbSettings settings, CommitPolicy policy, CommitProbe probe, Clock clock) {
    this.settings = settings;
    this.policy = policy;
    this.probe = probe;
    this.clock = clock;
    this.access = new DuckDbAccess(settings);
  }

  /** A warehouse in that file, which need not exist yet. */
  public static DuckDbWarehouse at(DuckDbSettings settings, CommitPolicy policy) {
    return new DuckDbWarehouse(settings, policy, CommitProbe.NONE, Clock.systemUTC());
  }

  /** The same warehouse, telling a probe how far each commit has come. */
  public DuckDbWarehouse withProbe(CommitProbe newProbe) {
    return new DuckDbWarehouse(settings, policy, newProbe, clock);
  }

  /** The same warehouse with another clock for the time of a commit. */
  public DuckDbWarehouse withClock(Clock newClock) {
    return new DuckDbWarehouse(settings, policy, probe, newClock);
  }

  /** The version of the tables that this Titan writes; it migrates older ones. */
  public static int tablesVersion() {
    return Migrations.shipped().version();
  }

  /**
   * The version of the tables in a file that nobody else uses, as they are, without migrating them;
   * empty if there is no file.
   */
  public static OptionalInt versionOf(DuckDbSettings settings) {
    return new DuckDbFile(settings, Migrations.shipped()).version();
  }

  @Override
  public CommitReport commit(Manifest manifest, StagedFiles files) {
    return access.write(
        "commit of run " + manifest.runId(),
        session -> new Committer(session, policy, probe, clock).commit(manifest, files));
  }

  @Override
  public CommitReport rehearse(Manifest manifest, StagedFiles files) {
    return access.write(
        "rehearsal of run " + manifest.runId(),
        session -> new Committer(session, policy, probe, clock).rehearse(manifest, files));
  }

  @Override
  public ReplayRehearsal rehearseReplay(Manifest manifest, StagedFiles files, int events) {
    return access.write(
        "rehearsal of replay " + manifest.runId(),
        session ->
            new Committer(session, policy, probe, clock).rehearseReplay(manifest, files, events));
  }

  @Override
  public List<RawObject> rawObjects(RawSelection selection) {
    return read(session -> new RawReader(session).select(selection));
  }

  @Override
  public long exhaustedDeadLetters(RawSelection selection) {
    return read(session -> new RawReader(session).exhausted(selection));
  }

  @Override
  public List<RawObject> rawObjectsSharingEvents(Collection<String> rawIds) {
    return read(session -> new RawReader(session).sharing(rawIds));
  }

  @Override
  public void payloads(Collection<RawObject> objects, BiConsumer<String, byte[]> consumer) {
    read(
        session -> {
          new RawReader(session).payloads(objects, consumer);
          return null;
        });
  }

  @Override
  public boolean isCommitted(String runId) {
    return !read(session ->
            session.list(
                "SELECT run_id FROM checkpoints WHERE run_id = ?",
                row -> row.text("run_id"),
                runId))
        .isEmpty();
  }

  @Override
  public List<RunRow> runs() {
    return read(session -> new RunReader(session).all());
  }

  @Override
  public Optional<RunDetail> run(String runId) {
    return read(session -> new RunReader(session).detail(runId));
  }

  @Override
  public QueryResult query(String sql, QueryLimits limits) {
    return read(session -> new QueryRunner(session).run(sql, limits));
  }

  @Override
  public QueryResult check(String resource, QueryLimits limits) {
    return query(SqlText.statement(resource), limits);
  }

  @Override
  public List<RollupRow> rollup(RollupFilter filter) {
    Where where = filter.where();
    String sql = SqlText.statement("shared/read_rollup.sql", Map.of("where", where.clause()));
    return read(session -> session.list(sql, RollupRow::of, where.arguments()));
  }

  @Override
  public List<DeadLetterGroup> deadLetterGroups(DeadLetterFilter filter) {
    Where where = filter.where();
    String sql =
        SqlText.statement("shared/read_dead_letter_groups.sql", Map.of("where", where.clause()));
    return read(session -> session.list(sql, DeadLetterGroup::of, where.arguments()));
  }

  @Override
  public List<DeadLetterRow> deadLetters(DeadLetterFilter filter, int limit) {
    Where where = filter.where();
    String sql = deadLetterSql(where, "LIMIT " + limit);
    return read(session -> session.list(sql, DeadLetterRow::of, where.arguments()));
  }

  @Override
  public Optional<DeadLetterRow> deadLetter(String id) {
    Where where = new Where().and("dead_letter_id = ?", id);
    String sql = deadLetterSql(where, "");
    return read(
        session -> session.list(sql, DeadLetterRow::of, where.arguments()).stream().findFirst());
  }

  @Override
  public void exportDeadLetters(DeadLetterFilter filter, Consumer<DeadLetterRow> consumer) {
    Where where = filter.where();
    String sql = deadLetterSql(where, "");
    read(
        session -> {
          session.forEach(sql, row -> consumer.accept(DeadLetterRow.of(row)), where.arguments());
          return null;
        });
  }

  @Override
  public long discardDeadLetters(DeadLetterFilter filter, DeadLetterRow.Resolution resolution) {
    Where where = filter.where().and("status = ?", "OPEN");
    List<Object> arguments = new ArrayList<>();
    arguments.add(Objects.requireNonNull(resolution.why()));
    arguments.add(LocalDateTime.ofInstant(resolution.at(), ZoneOffset.UTC));
    arguments.add(Objects.requireNonNull(resolution.by()));
    arguments.addAll(List.of(where.arguments()));
    return change("discard of dead letters", "shared/discard_dead_letters.sql", where, arguments);
  }

  @Override
  public long reopenDeadLetters(DeadLetterFilter filter) {
    Where where = filter.where().and("status = ?", "DISCARDED");
    List<Object> arguments = List.of(where.arguments());
    return change("reopening of dead letters", "shared/reopen_dead_letters.sql", where, arguments);
  }

  @Override
  public long countTry(DeadLetterFilter filter) {
    Where where = filter.where().and("status = ?", "OPEN");
    List<Object> arguments = List.of(where.arguments());
    return change("count of a try", "shared/try_dead_letters.sql", where, arguments);
  }

  private long change(String purpose, String resource, Where where, List<Object> arguments) {
    String sql = SqlText.statement(resource, Map.of("where", where.clause()));
    return access.write(purpose, session -> session.update(sql, arguments.toArray()));
  }

  private static String deadLetterSql(Where where, String limit) {
    return SqlText.statement(
        "shared/read_dead_letters.sql", Map.of("where", where.clause(), "limit", limit));
  }

  private <T> T read(Function<Session, T> question) {
    return access.read(question);
  }
}
