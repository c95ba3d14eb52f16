package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Builds the ledger of the deliveries that a replay repeats, as the runs that brought them would
 * have built it one after the other. In a round, each key is judged for one run; the runs of a key
 * follow each other from round to round. So there are as many rounds as runs that share one key,
 * not as many as runs, and a round takes time for what it judges.
 *
 * <p>Whether something is held depends on all of a run. Runs of which that is known ({@code
 * whole_runs}) are a segment of their own, of one round. Where several rounds show together that a
 * run must be held, it is added to {@code whole_runs}: what was built is then wrong, and must be
 * built again.
 */
final class LedgerRebuild {
  private final Session session;

  LedgerRebuild(Session session) {
    this.session = session;
  }

  private record Round(long number, long segment) {}

  void run() {
    session.runAll("shared/replay_rounds.sql");
    List<Round> rounds =
        session.list(
            SqlText.statement("shared/read_replay_rounds.sql"),
            row -> new Round(row.number("round"), row.number("segment")));
    session.runAll("duckdb/begin_rebuild.sql");
    if (rounds.size() > 1) {
      session.runAll("duckdb/replay_sort_rounds.sql");
      rounds.stream()
          .collect(Collectors.groupingBy(Round::segment, TreeMap::new, Collectors.toList()))
          .values()
          .forEach(this::judgeSegment);
      session.runAll("duckdb/replay_drop_parked.sql");
    } else {
      session.runAll("duckdb/replay_only_round.sql");
      DeliveryJudgement.judge(session);
      apply();
      session.runAll("duckdb/replay_name_rebuilt.sql");
    }
    session.runAll("duckdb/end_rebuild.sql");
  }

  private void judgeSegment(List<Round> rounds) {
    for (Round round : rounds) {
      session.run(atRound("duckdb/replay_round.sql", round));
      if (rounds.size() == 1) {
        DeliveryJudgement.judge(session);
      } else {
        DeliveryJudgement.judgeOnce(session);
        session.runAll("shared/replay_gather_evidence.sql");
      }
      apply();
      session.run(atRound("duckdb/replay_lasting.sql", round));
      session.runAll("duckdb/replay_park.sql");
    }
    if (rounds.size() > 1) {
      findHeldRuns(rounds);
    }
  }

  private void apply() {
    session.runAll("shared/replay_records.sql");
    session.runAll("shared/plan_ledger.sql");
    session.runAll("shared/apply_ledger.sql");
    session.runAll("shared/apply_contents.sql");
  }

  private void findHeldRuns(List<Round> rounds) {
    session.runAll("duckdb/replay_segment.sql");
    session.run(
        SqlText.statement(
            "duckdb/replay_segment_entries.sql",
            Map.of(
                "first", Long.toString(rounds.get(0).number),
                "last", Long.toString(rounds.get(rounds.size() - 1).number))));
    if (DeliveryJudgement.findHeld(session)) {
      session.runAll("shared/replay_suspect_runs.sql");
    }
  }

  private static String atRound(String resource, Round round) {
    return SqlText.statement(resource, Map.of("round", Long.toString(round.number)));
  }
}
