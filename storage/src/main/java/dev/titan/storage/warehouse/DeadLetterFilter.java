package dev.titan.storage.warehouse;

/**
 * Which dead letters are wanted. What is null does not narrow.
 *
 * @param tenant of this tenant
 * @param source of this source
 * @param stage of this stage
 * @param reason for this reason
 * @param runId seen last by this run
 * @param status OPEN, REPLAYED or DISCARDED
 */
public record DeadLetterFilter(
    String tenant, String source, String stage, String reason, String runId, String status) {
  /** Every dead letter. */
  public static final DeadLetterFilter ALL =
      new DeadLetterFilter(null, null, null, null, null, null);

  /** Those that wait. */
  public static final DeadLetterFilter OPEN =
      new DeadLetterFilter(null, null, null, null, null, "OPEN");

  Where where() {
    return new Where()
        .and("tenant_id = ?", tenant)
        .and("source = ?", source)
        .and("stage = ?", stage)
        .and("reason = ?", reason)
        .and("last_run_id = ?", runId)
        .and("status = ?", status);
  }
}
