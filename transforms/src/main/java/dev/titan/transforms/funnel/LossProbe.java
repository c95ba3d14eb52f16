package dev.titan.transforms.funnel;

import dev.titan.schemas.reason.Stage;

/**
 * Loses records on purpose, behind a stage. Tests prove with it that a run which loses a record
 * commits nothing; nothing else ever sets it.
 */
public final class LossProbe {
  /** Says whether a record is lost. */
  @FunctionalInterface
  public interface Loss {
    boolean loses(Stage behind, long ordinal);
  }

  private static volatile Loss loss;

  private LossProbe() {}

  /** Loses records from now on; null to stop. */
  public static void lose(Loss newLoss) {
    loss = newLoss;
  }

  /** What is in force now, or null. */
  static Loss current() {
    return loss;
  }
}
