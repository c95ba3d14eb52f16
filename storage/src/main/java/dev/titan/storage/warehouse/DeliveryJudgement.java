package dev.titan.storage.warehouse;

import java.util.List;

/** Judges what was delivered now, against what the ledger holds. */
final class DeliveryJudgement implements Judgement {
  private final CommitSql sql;

  DeliveryJudgement(CommitSql sql) {
    this.sql = sql;
  }

  @Override
  public void decide() {
    judge(sql);
    sql.judge("shared/outcomes.sql");
  }

  @Override
  public void apply() {
    sql.judge("shared/plan_ledger.sql");
    sql.apply("shared/apply_ledger.sql", "shared/apply_contents.sql", "shared/apply_raw.sql");
    sql.judge("shared/dead_sightings.sql");
    sql.apply("shared/apply_dead_letters.sql");
  }

  /** Judges every event; again without the groups that are held, since they take no part then. */
  static void judge(CommitSql sql) {
    boolean again = true;
    while (again) {
      judgeOnce(sql);
      again = findHeld(sql);
      if (again) {
        sql.ownEntries();
        sql.judge("shared/hold.sql");
      }
    }
  }

  /** Judges every event, and gathers what speaks against ids without holding anything. */
  static void judgeOnce(CommitSql sql) {
    sql.judge("shared/sort_lanes.sql", "shared/judge.sql", "shared/id_evidence.sql");
  }

  /** Whether what speaks against ids is enough to hold some group. */
  static boolean findHeld(CommitSql sql) {
    sql.judge("shared/find_held.sql");
    List<Long> held = sql.list("SELECT context FROM held_contexts", row -> row.number("context"));
    return !held.isEmpty();
  }
}
