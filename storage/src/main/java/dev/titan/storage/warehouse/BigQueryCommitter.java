package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.schemas.sql.BigQuerySql;
import dev.titan.storage.cloud.BigQueryJobs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Commits runs into BigQuery, as many as there are in one round. A round that another one has
 * undone, or a fault that passes, is done again from its beginning: it is one transaction, and
 * leaves out what is committed.
 */
final class BigQueryCommitter {
  /** A statement takes ten megabytes of parameters, of which a manifest needs some 300 bytes. */
  private static final int MOST_RUNS = 2_000;

  private final BigQueryJobs jobs;
  private final BigQueryPlace place;
  private final BigQuerySql sql;
  private final BigQueryRules rules;

  BigQueryCommitter(BigQueryJobs jobs, BigQueryPlace place, BigQueryRules rules) {
    this.jobs = jobs;
    this.place = place;
    this.sql = new BigQuerySql(place);
    this.rules = rules;
  }

  /** What became of a round, and of which runs its books were wrong if it was refused. */
  private record Round(List<RunDetail> details, AccountingException refusal, Set<String> suspects) {
    List<RunDetail> orThrow() {
      if (refusal != null) {
        throw refusal;
      }
      return details;
    }
  }

  CommitReport commit(StagedRun run) {
    RunDetail recorded = recorded(List.of(run.manifest())).get(run.manifest().runId());
    if (recorded != null) {
      return CommitChecks.repeated(run.manifest(), recorded);
    }
    stage(run);
    return new CommitReport(commit(List.of(run.manifest())).orThrow().get(0), false);
  }

  /** The session's end takes back what was done. */
  CommitReport rehearse(StagedRun run) {
    stage(run);
    Round round = again(List.of(run.manifest()), done -> {});
    return new CommitReport(round.orThrow().get(0), false);
  }

  /** The same of a replay, with the rows that it would change. */
  ReplayRehearsal rehearseReplay(StagedRun run, int events) {
    stage(run);
    List<ReplayRow> rows = new ArrayList<>();
    Round round =
        again(
            List.of(run.manifest()),
            done -> {
              rows.clear();
              rows.addAll(done.replayRows(events));
            });
    return new ReplayRehearsal(round.orThrow().get(0), rows);
  }

  List<CommitOutcome> commitAll(List<StagedRun> runs) {
    Map<String, CommitOutcome> outcomes = new HashMap<>();
    List<Manifest> staged = new ArrayList<>();
    List<Manifest> replays = new ArrayList<>();
    Map<String, RunDetail> known = recorded(runs.stream().map(StagedRun::manifest).toList());
    for (StagedRun run : runs) {
      String id = run.manifest().runId();
      try {
        RunDetail recorded = known.get(id);
        if (recorded != null) {
          CommitReport report = CommitChecks.repeated(run.manifest(), recorded);
          outcomes.put(id, CommitOutcome.of(report));
        } else {
          stage(run);
          (isReplay(run) ? replays : staged).add(run.manifest());
        }
      } catch (StagingException e) {
        outcomes.put(id, CommitOutcome.failed(id, e));
      }
    }
    for (int from = 0; from < staged.size(); from += MOST_RUNS) {
      List<Manifest> some = staged.subList(from, Math.min(staged.size(), from + MOST_RUNS));
      commitTogether(some).forEach(outcome -> outcomes.put(outcome.runId(), outcome));
    }
    replays.forEach(manifest -> outcomes.put(manifest.runId(), commitReplay(manifest)));
    return runs.stream().map(run -> outcomes.get(run.manifest().runId())).toList();
  }

  private static boolean isReplay(StagedRun run) {
    return run.manifest().mode().equals(Manifest.REPLAY);
  }

  /** A replay is judged by what all deliveries have left, so it has a round of its own. */
  private CommitOutcome commitReplay(Manifest manifest) {
    try {
      return commitAlone(manifest);
    } catch (ReplayIncompleteException | StagingException e) {
      return CommitOutcome.failed(manifest.runId(), e);
    }
  }

  /** Runs whose books are wrong are left out of the round, and then fail alone. */
  private List<CommitOutcome> commitTogether(List<Manifest> manifests) {
    List<CommitOutcome> outcomes = new ArrayList<>();
    List<Manifest> together = new ArrayList<>(manifests);
    Map<String, Manifest> alone = new LinkedHashMap<>();
    while (together.size() > 1) {
      Round round = commit(together);
      if (round.refusal() == null) {
        round.details().forEach(detail -> outcomes.add(done(detail)));
        together.clear();
        break;
      }
      List<Manifest> suspects =
          together.stream().filter(m -> round.suspects().contains(m.runId())).toList();
      (suspects.isEmpty() ? together : suspects).forEach(m -> alone.put(m.runId(), m));
      together.removeIf(m -> alone.containsKey(m.runId()));
    }
    together.forEach(m -> alone.put(m.runId(), m));
    alone.values().forEach(manifest -> outcomes.add(commitAlone(manifest)));
    return outcomes;
  }

  private CommitOutcome commitAlone(Manifest manifest) {
    Round round = commit(List.of(manifest));
    return round.refusal() == null
        ? done(round.details().get(0))
        : CommitOutcome.failed(manifest.runId(), round.refusal());
  }

  private static CommitOutcome done(RunDetail detail) {
    return CommitOutcome.of(new CommitReport(detail, false));
  }

  private Map<String, RunDetail> recorded(List<Manifest> manifests) {
    return details(new BigQueryQuestions(sql, jobs), manifests);
  }

  private static Map<String, RunDetail> details(Questions questions, List<Manifest> manifests) {
    RunReader runs = new RunReader(questions);
    Map<String, RunDetail> details = new HashMap<>();
    for (int from = 0; from < manifests.size(); from += MOST_RUNS) {
      List<Manifest> some = manifests.subList(from, Math.min(manifests.size(), from + MOST_RUNS));
      details.putAll(runs.details(some.stream().map(Manifest::runId).toList()));
    }
    return details;
  }

  private void stage(StagedRun run) {
    if (run.manifest().stagedAs() != null) {
      return; // its pipeline has written the staging tables
    }
    BigQueryStaging staging = new BigQueryStaging(jobs, place, run.manifest(), run.files());
    jobs.again(
        rules.patience(),
        () -> {
          staging.load();
          return null;
        });
  }

  private Round commit(List<Manifest> manifests) {
    return again(manifests, BigQueryRound::commit);
  }

  private Round again(List<Manifest> manifests, Consumer<BigQueryRound> end) {
    return jobs.again(rules.patience(), () -> round(manifests, end));
  }

  private Round round(List<Manifest> manifests, Consumer<BigQueryRound> end) {
    try (BigQueryWork work = BigQueryWork.open(jobs, sql)) {
      BigQueryRound round = new BigQueryRound(work, manifests);
      try {
        Instant now = rules.clock().instant().truncatedTo(ChronoUnit.MICROS);
        round.apply(rules.policy(), now, rules.rawDays());
      } catch (AccountingException e) {
        return new Round(List.of(), e, round.suspects());
      }
      end.accept(round);
      Map<String, RunDetail> runs = details(work, manifests);
      List<RunDetail> details =
          manifests.stream().map(m -> Objects.requireNonNull(runs.get(m.runId()))).toList();
      return new Round(details, null, Set.of());
    }
  }
}
