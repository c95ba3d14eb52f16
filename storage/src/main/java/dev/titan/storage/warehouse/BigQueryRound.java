package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryParameter;
import dev.titan.storage.cloud.BigQueryRows;
import dev.titan.storage.cloud.BigQueryRunner;
import dev.titan.storage.settings.CommitPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Applies what some runs have staged, all of it in one transaction of one session. The decisions
 * are SQL over the staged rows; what stands here is their order, the days that prune them, and what
 * makes a commit fail. See {@code bigquery/*.sql}.
 */
final class BigQueryRound {
  private static final Map<String, BigQueryParameter.Type> RUN =
      fields(
          "run_id", BigQueryParameter.Type.STRING,
          "mode", BigQueryParameter.Type.STRING,
          "created_at", BigQueryParameter.Type.TIMESTAMP,
          "mapping_snapshot", BigQueryParameter.Type.STRING,
          "manifest_hash", BigQueryParameter.Type.STRING,
          "staged_as", BigQueryParameter.Type.STRING,
          "inputs", BigQueryParameter.Type.INT64);
  private static final Map<String, BigQueryParameter.Type> CODE =
      fields(
          "outcome", BigQueryParameter.Type.STRING,
          "code", BigQueryParameter.Type.STRING,
          "number", BigQueryParameter.Type.INT64,
          "stage", BigQueryParameter.Type.STRING,
          "owner", BigQueryParameter.Type.STRING);

  private final BigQuerySql sql;
  private final BigQueryRunner session;
  private final BigQueryQuestions questions;
  private final List<Manifest> manifests;
  private final BigQueryValues values = new BigQueryValues();
  private final Set<String> suspects = new HashSet<>();

  /**
   * A round.
   *
   * @param session a session in which {@code bigquery/session.sql} has run
   * @param manifests those of deliveries; their rows are staged
   */
  BigQueryRound(BigQuerySql sql, BigQueryRunner session, List<Manifest> manifests) {
    this.sql = sql;
    this.session = session;
    this.questions = new BigQueryQuestions(sql, session);
    this.manifests =
        manifests.stream()
            .sorted(Comparator.comparing(Manifest::createdAt).thenComparing(Manifest::runId))
            .toList();
  }

  /** Begins the transaction, and does all that a commit does, but its last word. */
  void apply(CommitPolicy policy, Instant committedAt, int rawDays) {
    declare(policy, committedAt, rawDays);
    run("bigquery/begin.sql", "bigquery/round.sql");
    checkStaged();
    findNear();
    judge();
    run("shared/outcomes.sql", "shared/account.sql");
    checks()
        .refuseImbalance(
            list(
                "shared/unbalanced.sql",
                row -> {
                  suspects.add(row.text("run_id"));
                  return CommitChecks.account(row);
                }));
    run("shared/plan_ledger.sql", "bigquery/plan_days.sql");
    takeDays();
    run("shared/apply_ledger.sql", "shared/apply_contents.sql");
    run("bigquery/near_raw.sql", "shared/apply_raw.sql");
    run("shared/dead_sightings.sql", "bigquery/near_letters.sql");
    take(
        "bigquery/letter_days.sql", BigQueryParameter.Type.TIMESTAMP, "letters_from", "letters_to");
    run("shared/apply_dead_letters.sql", "bigquery/mend_letters.sql");
    run("shared/apply_rollup.sql", "shared/apply_checkpoint.sql");
  }

  /** Makes it true. */
  void commit() {
    run("bigquery/end.sql");
  }

  private void declare(CommitPolicy policy, Instant committedAt, int rawDays) {
    LocalDate today = committedAt.atZone(ZoneOffset.UTC).toLocalDate();
    List<LocalDate> staged =
        manifests.stream().map(m -> StagingKey.of(m).stagedOn()).sorted().toList();
    values.set("round", BigQueryParameter.Type.STRING, UUID.randomUUID().toString());
    values.set("committed_at", BigQueryParameter.Type.TIMESTAMP, committedAt);
    values.set("max_days_apart", BigQueryParameter.Type.INT64, policy.maxDaysApart());
    values.set("max_revised_share", BigQueryParameter.Type.FLOAT64, policy.maxRevisedShare());
    values.set("min_keys", BigQueryParameter.Type.INT64, policy.minKeys());
    values.set("staged_from", BigQueryParameter.Type.DATE, staged.get(0));
    values.set("staged_to", BigQueryParameter.Type.DATE, staged.get(staged.size() - 1));
    values.set("raw_from", BigQueryParameter.Type.DATE, today.minusDays(rawDays));
    values.set("raw_to", BigQueryParameter.Type.DATE, today);
    values.set("codes", CODE, KnownCodes.rows());
    values.set("runs", RUN, manifests.stream().map(BigQueryRound::row).toList());
  }

  private static List<Object> row(Manifest manifest) {
    return Arrays.asList(
        manifest.runId(),
        manifest.mode(),
        manifest.createdAt(),
        manifest.mappingSnapshot(),
        ManifestJson.hash(manifest),
        StagingKey.of(manifest).stagedAs(),
        manifest.inputs().size());
  }

  private void checkStaged() {
    List<String> lost =
        list(
            "bigquery/check_inputs.sql",
            row -> {
              suspects.add(row.text("run_id"));
              return "run "
                  + row.text("run_id")
                  + " has staged "
                  + row.number("staged")
                  + " of "
                  + row.number("inputs")
                  + " inputs, or some twice";
            });
    checks().refuseContradictions(lost);
    CommitChecks checks = checks();
    List<String> problems = new ArrayList<>();
    for (String check : sql.commit("shared/check_staged.sql")) {
      questions.ask(
          values.statement("shared/check_staged.sql", check),
          row -> {
            suspect(row.nullableNumber("input"));
            problems.add(checks.problem(row));
          });
    }
    checks.refuseContradictions(problems);
  }

  private void suspect(Long input) {
    List<String> runs =
        manifests.stream().flatMap(m -> m.inputs().stream().map(each -> m.runId())).toList();
    if (input != null && input >= 0 && input < runs.size()) {
      suspects.add(runs.get(input.intValue()));
    }
  }

  /**
   * Which runs have made {@link #apply} refuse the round: at least one of them, if it could be told
   * at all.
   */
  Set<String> suspects() {
    return Set.copyOf(suspects);
  }

  private CommitChecks checks() {
    List<RunInput> inputs = manifests.stream().flatMap(m -> m.inputs().stream()).toList();
    String who =
        manifests.size() == 1
            ? "run " + manifests.get(0).runId()
            : "the round of " + manifests.size() + " runs";
    return new CommitChecks(who, inputs);
  }

  /** The slow lane is taken only for keys that need it. */
  private void findNear() {
    run("bigquery/round_keys.sql");
    List<Long> far =
        list(
            "bigquery/near_from.sql",
            row -> {
              values.set("near_from", BigQueryParameter.Type.DATE, row.date("near_from"));
              return row.number("far_keys");
            });
    run("bigquery/near_ledger.sql");
    if (far.get(0) > 0) {
      run("bigquery/far_ledger.sql");
    }
    take("bigquery/first_content.sql", BigQueryParameter.Type.TIMESTAMP, "first_content");
    run("bigquery/near_contents.sql");
  }

  private void judge() {
    boolean again = true;
    while (again) {
      run("shared/sort_lanes.sql", "shared/judge.sql", "bigquery/id_evidence.sql");
      run("shared/find_held.sql");
      again =
          !questions
              .list("SELECT context FROM held_contexts", row -> row.number("context"))
              .isEmpty();
      if (again) {
        run("shared/hold.sql");
      }
    }
  }

  private void takeDays() {
    List<Row> rows = list("bigquery/round_days.sql", row -> row);
    for (String day :
        List.of(
            "changed_from",
            "changed_to",
            "written_from",
            "written_to",
            "touched_from",
            "touched_to",
            "summed_from")) {
      values.set(day, BigQueryParameter.Type.DATE, rows.get(0).date(day));
    }
    values.set(
        "contents_from", BigQueryParameter.Type.TIMESTAMP, rows.get(0).time("contents_from"));
  }

  private void take(String resource, BigQueryParameter.Type type, String... columns) {
    list(resource, row -> row)
        .forEach(
            row -> {
              for (String column : columns) {
                values.set(column, type, row.time(column));
              }
            });
  }

  private void run(String... resources) {
    for (String resource : resources) {
      for (String statement : sql.commit(resource)) {
        session.run(values.statement(resource, statement), BigQueryRows.NONE);
      }
    }
  }

  private <T> List<T> list(String resource, Function<Row, T> reader) {
    List<T> rows = new ArrayList<>();
    String statement = sql.commit(resource).get(0);
    questions.ask(values.statement(resource, statement), row -> rows.add(reader.apply(row)));
    return rows;
  }

  private static Map<String, BigQueryParameter.Type> fields(Object... namesAndTypes) {
    Map<String, BigQueryParameter.Type> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.put((String) namesAndTypes[i], (BigQueryParameter.Type) namesAndTypes[i + 1]);
    }
    return fields;
  }
}
