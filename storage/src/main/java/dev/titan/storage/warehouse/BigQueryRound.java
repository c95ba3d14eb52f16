package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.cloud.BigQueryParameter;
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

  /** The days that the statements which apply something name, but for its contents. */
  static final String[] DAYS = {
    "changed_from",
    "changed_to",
    "written_from",
    "written_to",
    "touched_from",
    "touched_to",
    "summed_from"
  };

  private final BigQueryWork work;
  private final BigQueryValues values;
  private final List<Manifest> manifests;
  private final Set<String> suspects = new HashSet<>();

  /**
   * A round.
   *
   * @param work a session in which nothing was done yet
   * @param manifests those of deliveries, or that of one replay; their rows are staged
   */
  BigQueryRound(BigQueryWork work, List<Manifest> manifests) {
    this.work = work;
    this.values = work.values();
    this.manifests =
        manifests.stream()
            .sorted(Comparator.comparing(Manifest::createdAt).thenComparing(Manifest::runId))
            .toList();
  }

  /** Begins the transaction, and does all that a commit does, but its last word. */
  void apply(CommitPolicy policy, Instant committedAt, int rawDays) {
    declare(policy, committedAt, rawDays);
    work.run("bigquery/begin.sql", "bigquery/round.sql");
    checkStaged();
    if (manifests.get(0).mode().equals(Manifest.REPLAY)) {
      applyReplay(new ReplayJudgement(new BigQueryCommitSql(work), manifests.get(0).runId()));
    } else {
      applyDeliveries();
    }
    work.run("shared/apply_rollup.sql", "shared/apply_checkpoint.sql");
  }

  private void applyReplay(Judgement judgement) {
    judgement.decide();
    work.run("shared/account.sql");
    checkBalance();
    judgement.apply();
  }

  private void checkBalance() {
    checks()
        .refuseImbalance(
            work.listOf(
                "shared/unbalanced.sql",
                row -> {
                  suspects.add(row.text("run_id"));
                  return CommitChecks.account(row);
                }));
  }

  private void applyDeliveries() {
    findNear();
    judge();
    work.run("shared/outcomes.sql", "shared/account.sql");
    checkBalance();
    work.run("shared/plan_ledger.sql", "bigquery/plan_days.sql", "bigquery/note_early.sql");
    Row days = work.only("bigquery/round_days.sql");
    work.takeDays(days, DAYS);
    work.takeTimes(days, "contents_from");
    work.run("shared/apply_ledger.sql", "shared/apply_contents.sql");
    work.run("bigquery/near_raw.sql", "shared/apply_raw.sql");
    work.run("shared/dead_sightings.sql", "bigquery/near_letters.sql");
    work.takeTimes(work.only("bigquery/letter_days.sql"), "letters_from", "letters_to");
    work.run("shared/apply_dead_letters.sql", "bigquery/mend_letters.sql");
  }

  /** The rows that a replay has changed, of so many events of each kind of change. */
  List<ReplayRow> replayRows(int events) {
    return new ReplayRows(new BigQueryCommitSql(work)).read(events);
  }

  /** Makes it true. */
  void commit() {
    work.run("bigquery/end.sql");
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
        work.listOf(
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
    work.ask(
        "shared/check_staged.sql",
        row -> {
          suspect(row.nullableNumber("input"));
          problems.add(checks.problem(row));
        });
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
    work.run("bigquery/round_keys.sql");
    List<Long> far =
        work.listOf(
            "bigquery/near_from.sql",
            row -> {
              values.set("near_from", BigQueryParameter.Type.DATE, row.date("near_from"));
              return row.number("far_keys");
            });
    work.run("bigquery/near_ledger.sql");
    if (far.get(0) > 0) {
      work.run("bigquery/far_ledger.sql");
    }
    work.takeTimes(work.only("bigquery/first_content.sql"), "first_content");
    work.run("bigquery/near_contents.sql");
  }

  private void judge() {
    boolean again = true;
    while (again) {
      work.run("shared/sort_lanes.sql", "shared/judge.sql", "bigquery/id_evidence.sql");
      work.run("shared/find_held.sql");
      again =
          !work.list("SELECT context FROM held_contexts", row -> row.number("context")).isEmpty();
      if (again) {
        work.run("shared/hold.sql");
      }
    }
  }

  private static Map<String, BigQueryParameter.Type> fields(Object... namesAndTypes) {
    Map<String, BigQueryParameter.Type> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.put((String) namesAndTypes[i], (BigQueryParameter.Type) namesAndTypes[i + 1]);
    }
    return fields;
  }
}
