package dev.titan.storage.warehouse;

import java.time.Instant;

/**
 * Dead letters of one cause: the same owner and source, the same reason, the same mapping and the
 * same field of it; without a mapping, the same shape.
 *
 * @param tenant the tenant
 * @param source the source, or null if none is known
 * @param stage where they left the way to the ledger
 * @param reason why
 * @param mappingId the mapping that read them, or null if none did
 * @param field the path or ledger field that failed, or null if none is concerned
 * @param shape the shape fingerprint of records for which no certain mapping is known, else null
 * @param detail what is said of all of them alike; null if it is not the same for all
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
    String mappingId,
    String field,
    String shape,
    String detail,
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
        row.text("mapping_id"),
        row.text("field"),
        row.text("unmapped_shape"),
        row.text("detail"),
        row.number("letters"),
        row.number("seen"),
        row.time("first_seen_at"),
        row.time("last_seen_at"),
        row.text("example"));
  }
}
