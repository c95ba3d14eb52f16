package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryException;
import dev.titan.storage.cloud.BigQueryJobs;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.settings.BigQuerySettings;
import dev.titan.storage.settings.CommitPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A warehouse in BigQuery, whose tables are there. Any number of processes may ask; of two that
 * commit at once, one begins again, and is refused with {@link WarehouseBusyException} if it never
 * gets its turn.
 *
 * <p>Free queries have the rights of the credentials that Titan runs with, and no more.
 */
public final class BigQueryWarehouse implements Warehouse {
  /** A round takes a minute or two, so that is a handful of others before this one. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final BigQueryJobs jobs;
  private final BigQueryPlace place;
  private final BigQuerySql sql;
  private final BigQueryQuestions questions;
  private final BigQueryRules rules;
  private final BigQueryCommitter committer;

  private BigQueryWarehouse(BigQueryJobs jobs, BigQueryPlace place, BigQueryRules rules) {
    this.jobs = jobs;
    this.place = place;
    this.sql = new BigQuerySql(place);
    this.questions = new BigQueryQuestions(sql, jobs);
    this.rules = rules;
    this.committer = new BigQueryCommitter(jobs, place, rules);
  }

  /**
   * The warehouse that the settings name.
   *
   * @throws WarehouseException if they name none
   */
  public static BigQueryWarehouse at(BigQuerySettings settings, CommitPolicy policy) {
    return told(
        () -> {
          BigQueryJobs jobs = BigQueryJobs.open(settings);
          return new BigQueryWarehouse(
              jobs,
              placeOf(settings),
              new BigQueryRules(policy, settings.rawDays(), Clock.systemUTC(), PATIENCE));
        });
  }

  /** Where its tables are. */
  static BigQueryPlace placeOf(BigQuerySettings settings) {
    try {
      return settings.place();
    } catch (IllegalArgumentException e) {
      throw new WarehouseException(e.getMessage());
    }
  }

  /** The same warehouse with another clock for the time of a commit. */
  public BigQueryWarehouse withClock(Clock clock) {
    return new BigQueryWarehouse(jobs, place, rules.withClock(clock));
  }

  @Override
  public CommitReport commit(Manifest manifest, StagedFiles files) {
    return told(() -> committer.commit(new StagedRun(manifest, files)));
  }

  /** All of them in one transaction, by a number of statements that does not grow with them. */
  @Override
  public List<CommitOutcome> commitAll(List<StagedRun> runs) {
    return told(() -> committer.commitAll(runs));
  }

  @Override
  public CommitReport rehearse(Manifest manifest, StagedFiles files) {
    return told(() -> committer.rehearse(new StagedRun(manifest, files)));
  }

  @Override
  public void unstage(String runId) {
    told(
        () -> {
          BigQueryValues values = new BigQueryValues();
          values.set("run_id", BigQueryParameter.Type.STRING, runId);
          questions.run("bigquery/unstage.sql", values);
          return null;
        });
  }

  @Override
  public boolean isCommitted(String runId) {
    return run(runId).isPresent();
  }

  @Override
  public List<RunRow> runs() {
    return told(() -> new RunReader(questions).all());
  }

  @Override
  public Optional<RunDetail> run(String runId) {
    return told(() -> new RunReader(questions).detail(runId));
  }

  @Override
  public List<RollupRow> rollup(RollupFilter filter) {
    return ask("shared/read_rollup.sql", filter.where(), Map.of(), RollupRow::of);
  }

  @Override
  public List<DeadLetterGroup> deadLetterGroups(DeadLetterFilter filter) {
    return ask("shared/read_dead_letter_groups.sql", filter.where(), Map.of(), DeadLetterGroup::of);
  }

  @Override
  public List<DeadLetterRow> deadLetters(DeadLetterFilter filter, int limit) {
    return letters(filter.where(), "LIMIT " + limit);
  }

  @Override
  public Optional<DeadLetterRow> deadLetter(String id) {
    return letters(new Where().and("dead_letter_id = ?", id), "").stream().findFirst();
  }

  @Override
  public void exportDeadLetters(DeadLetterFilter filter, Consumer<DeadLetterRow> consumer) {
    Where where = filter.where();
    told(
        () -> {
          questions.forEach(
              sql.statement(
                  "shared/read_dead_letters.sql", Map.of("where", where.clause(), "limit", "")),
              row -> consumer.accept(DeadLetterRow.of(row)),
              where.arguments());
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
    return change("shared/discard_dead_letters.sql", where, arguments);
  }

  @Override
  public long reopenDeadLetters(DeadLetterFilter filter) {
    Where where = filter.where().and("status = ?", "DISCARDED");
    return change("shared/reopen_dead_letters.sql", where, List.of(where.arguments()));
  }

  @Override
  public long countTry(DeadLetterFilter filter) {
    Where where = filter.where().and("status = ?", "OPEN");
    return change("shared/try_dead_letters.sql", where, List.of(where.arguments()));
  }

  private List<DeadLetterRow> letters(Where where, String limit) {
    return ask("shared/read_dead_letters.sql", where, Map.of("limit", limit), DeadLetterRow::of);
  }

  private <T> List<T> ask(
      String resource, Where where, Map<String, String> more, Function<Row, T> reader) {
    String text = sql.statement(resource, with(where, more));
    return told(() -> questions.list(text, reader, where.arguments()));
  }

  private long change(String resource, Where where, List<Object> arguments) {
    String text = sql.statement(resource, with(where, Map.of()));
    return told(() -> questions.change(resource, text, arguments.toArray()));
  }

  private static Map<String, String> with(Where where, Map<String, String> more) {
    Map<String, String> placeholders = new HashMap<>(more);
    placeholders.put("where", where.clause());
    return placeholders;
  }

  @Override
  public ReplayRehearsal rehearseReplay(Manifest manifest, StagedFiles files, int events) {
    return told(() -> committer.rehearseReplay(new StagedRun(manifest, files), events));
  }

  @Override
  public List<RawObject> rawObjects(RawSelection selection) {
    return raw(reader -> reader.select(selection));
  }

  @Override
  public long exhaustedDeadLetters(RawSelection selection) {
    return raw(reader -> reader.exhausted(selection));
  }

  @Override
  public List<RawObject> rawObjectsSharingEvents(Collection<String> rawIds) {
    return raw(reader -> reader.sharing(rawIds));
  }

  @Override
  public void payloads(Collection<RawObject> objects, BiConsumer<String, byte[]> consumer) {
    raw(
        reader -> {
          reader.payloads(objects, consumer);
          return null;
        });
  }

  private <T> T raw(Function<BigQueryRawReader, T> question) {
    return told(
        () -> {
          try (BigQueryWork work = BigQueryWork.open(jobs, sql)) {
            return question.apply(new BigQueryRawReader(work));
          }
        });
  }

  @Override
  public QueryResult query(String text, QueryLimits limits) {
    BigQueryAnswer answer = new BigQueryAnswer(limits.maxRows());
    try {
      jobs.select(text, place.canonical(), limits.timeout(), answer.taker());
    } catch (BigQueryException e) {
      throw new QueryException(e.getMessage());
    }
    return answer.result();
  }

  @Override
  public QueryResult check(String resource, QueryLimits limits) {
    return told(
        () -> {
          BigQueryAnswer answer = new BigQueryAnswer(limits.maxRows());
          try (BigQueryWork work = BigQueryWork.open(jobs, sql)) {
            work.answer(resource, sql.check(resource), answer.taker());
          }
          return answer.result();
        });
  }

  /** What BigQuery refuses, as what callers of a warehouse know. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (BigQueryException e) {
      throw e.kind() == BigQueryException.Kind.CONFLICT
          ? new WarehouseBusyException("another process commits into BigQuery; try again later")
          : new WarehouseException(e.getMessage(), e);
    }
  }
}
