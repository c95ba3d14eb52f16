package dev.titan.storage.warehouse;

import java.time.Instant;

/**
 * Dead letters of one cause.
 *
 * @param tenant the tenant
 * @param source the source, or null if none is known
 * @param stage where they left the way to the ledger
 * @param reason why
 * @param letters how many
 * @param seen how often they were delivered, taken together
 * @param firstSeenAt when the first came
 * @param lastSeenAt when the last came
 * @param example the id of one of them
 */
public record DeadLetterGroup(
    String tenant,
    String source,
    String stage,
    String reason,
    long letters,
    long seen,
    Instant firstSeenAt,
    Instant lastSeenAt,
    String example) {

  static DeadLetterGroup of(Row row) {
    return new DeadLetterGroup(
        row.text("tenant_id"),
        row.text("source"),
        row.text("stage"),
        row.text("reason"),
        row.number("letters"),
        row.number("seen"),
        row.time("first_seen_at"),
        row.time("last_seen_at"),
        row.text("example"));
  }
}
