package dev.titan.storage.warehouse;

import java.util.List;

/** Judges what was delivered now, against what the ledger holds. */
final class DeliveryJudgement implements Judgement {
  private final Session session;

  DeliveryJudgement(Session session) {
    this.session = session;
  }

  @Override
  public void decide() {
    judge(session);
    session.runAll("shared/outcomes.sql");
  }

  @Override
  public void apply() {
    session.runAll("shared/plan_ledger.sql");
    session.runAll("shared/apply_ledger.sql");
    session.runAll("shared/apply_contents.sql");
    session.runAll("shared/apply_raw.sql");
    session.runAll("shared/dead_sightings.sql");
    session.runAll("shared/apply_dead_letters.sql");
  }

  /** Judges every event; again without the groups that are held, since they take no part then. */
  static void judge(Session session) {
    boolean again = true;
    while (again) {
      judgeOnce(session);
      again = findHeld(session);
      if (again) {
        StagedLoader.own(session);
        session.runAll("shared/hold.sql");
      }
    }
  }

  /** Judges every event, and gathers what speaks against ids without holding anything. */
  static void judgeOnce(Session session) {
    session.runAll("shared/sort_lanes.sql");
    session.runAll("shared/judge.sql");
    session.runAll("shared/id_evidence.sql");
  }

  /** Whether what speaks against ids is enough to hold some group. */
  static boolean findHeld(Session session) {
    session.runAll("shared/find_held.sql");
    List<Long> held =
        session.list("SELECT context FROM held_contexts", row -> row.number("context"));
    return !held.isEmpty();
  }
}
