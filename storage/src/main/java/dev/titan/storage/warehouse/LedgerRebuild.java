package dev.titan.storage.warehouse;

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
  private final CommitSql sql;

  LedgerRebuild(CommitSql sql) {
    this.sql = sql;
  }

  private record Round(long number, long segment) {}

  void run() {
    sql.judge("shared/replay_rounds.sql");
    List<Round> rounds =
        sql.answer(
            "shared/read_replay_rounds.sql",
            row -> new Round(row.number("round"), row.number("segment")));
    sql.own("begin_rebuild");
    if (rounds.size() > 1) {
      sql.own("replay_sort_rounds");
      rounds.stream()
          .collect(Collectors.groupingBy(Round::segment, TreeMap::new, Collectors.toList()))
          .values()
          .forEach(this::judgeSegment);
      sql.own("replay_drop_parked");
    } else {
      sql.own("replay_only_round");
      DeliveryJudgement.judge(sql);
      apply();
      sql.own("replay_name_rebuilt");
    }
    sql.own("end_rebuild");
  }

  private void judgeSegment(List<Round> rounds) {
    for (Round round : rounds) {
      sql.own("replay_round", at(round));
      if (rounds.size() == 1) {
        DeliveryJudgement.judge(sql);
      } else {
        DeliveryJudgement.judgeOnce(sql);
        sql.judge("shared/replay_gather_evidence.sql");
      }
      apply();
      sql.own("replay_lasting", at(round));
      sql.own("replay_park");
    }
    if (rounds.size() > 1) {
      findHeldRuns(rounds);
    }
  }

  private void apply() {
    sql.judge("shared/replay_records.sql", "shared/plan_ledger.sql");
    sql.judge("shared/apply_ledger.sql", "shared/apply_contents.sql");
  }

  private void findHeldRuns(List<Round> rounds) {
    sql.own("replay_segment");
    sql.own(
        "replay_segment_entries",
        Map.of(
            "first", Long.toString(rounds.get(0).number),
            "last", Long.toString(rounds.get(rounds.size() - 1).number)));
    if (DeliveryJudgement.findHeld(sql)) {
      sql.judge("shared/replay_suspect_runs.sql");
    }
  }

  private static Map<String, String> at(Round round) {
    return Map.of("round", Long.toString(round.number));
  }
}
