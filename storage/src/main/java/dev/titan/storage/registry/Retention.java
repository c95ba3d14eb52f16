package dev.titan.storage.registry;

/**
 * How long a tenant's data are kept, or those of all tenants that do not say otherwise.
 *
 * @param raw original bytes, from their receipt; null if nothing is said
 * @param deadLetters dead letters, from the end of their wait; null if nothing is said
 * @param checkpoints what runs have read and what became of it, from their commit; null if nothing
 *     is said
 */
public record Retention(RetentionAge raw, RetentionAge deadLetters, RetentionAge checkpoints) {
  /** Nothing said. */
  public static final Retention UNSAID = new Retention(null, null, null);

  /** These values, and where there is none those of another. */
  public Retention or(Retention other) {
    return new Retention(
        raw == null ? other.raw : raw,
        deadLetters == null ? other.deadLetters : deadLetters,
        checkpoints == null ? other.checkpoints : checkpoints);
  }
}
