package dev.titan.storage.warehouse;

import java.time.Instant;
import java.util.Base64;

/**
 * One dead letter. The payload carries raw data's access rights: what shows a letter to a person
 * must mask it.
 *
 * @param id the same for every delivery of the record
 * @param tenant whose it is
 * @param location the location that it was received for
 * @param source its source, or null
 * @param runId the run that saw it first
 * @param lastRunId the run that saw it last
 * @param place where it stands in its raw object
 * @param failure why it is dead
 * @param recordHash the hash of its original bytes, or null for a held record
 * @param byteLength their number, or null
 * @param payload the original bytes in base64, or null: then they are found by the place
 * @param history when and how often it came, and how it stands
 */
public record DeadLetterRow(
    String id,
    String tenant,
    String location,
    String source,
    String runId,
    String lastRunId,
    Place place,
    Failure failure,
    String recordHash,
    Long byteLength,
    String payload,
    History history) {

  /**
   * Where the record stands.
   *
   * @param rawId the raw object that delivered it last
   * @param ordinal its number there, from 1; 0 for a whole input or a member of one
   * @param part the zip member or sheet, or null
   * @param line its line, or null
   */
  public record Place(String rawId, long ordinal, String part, Long line) {}

  /**
   * Why the record is dead.
   *
   * @param stage the step that refused it
   * @param reason the reason code's name
   * @param field the path or ledger field concerned, or null
   * @param detail more on it, without any value of the record, or null
   * @param mappingId the mapping that read it, or null
   * @param mappingVersion its version, or null
   * @param shape the record's shape fingerprint, or null
   */
  public record Failure(
      String stage,
      String reason,
      String field,
      String detail,
      String mappingId,
      Integer mappingVersion,
      String shape) {}

  /**
   * What has happened to the letter.
   *
   * @param firstSeenAt its first receipt
   * @param lastSeenAt its last receipt
   * @param seen how often it was delivered
   * @param status OPEN, REPLAYED or DISCARDED
   * @param tries how many replays left it dead
   * @param resolution why it waits no longer; null while it is OPEN, and where nobody knows
   */
  public record History(
      Instant firstSeenAt,
      Instant lastSeenAt,
      long seen,
      String status,
      int tries,
      Resolution resolution) {}

  /**
   * Why a letter waits no longer.
   *
   * @param why in words
   * @param at when that was decided
   * @param by the person who did it, or {@code titan}
   */
  public record Resolution(String why, Instant at, String by) {}

  static DeadLetterRow of(Row row) {
    byte[] payload = row.bytes("payload");
    Long version = row.nullableNumber("mapping_version");
    return new DeadLetterRow(
        row.text("dead_letter_id"),
        row.text("tenant_id"),
        row.text("location_id"),
        row.text("source"),
        row.text("run_id"),
        row.text("last_run_id"),
        new Place(
            row.text("raw_id"),
            row.number("ordinal"),
            row.text("part"),
            row.nullableNumber("record_line")),
        new Failure(
            row.text("stage"),
            row.text("reason"),
            row.text("field"),
            row.text("detail"),
            row.text("mapping_id"),
            version == null ? null : version.intValue(),
            row.text("shape")),
        row.text("record_hash"),
        row.nullableNumber("byte_length"),
        payload == null ? null : Base64.getEncoder().encodeToString(payload),
        new History(
            row.time("first_seen_at"),
            row.time("last_seen_at"),
            row.number("seen"),
            row.text("status"),
            (int) row.number("tries"),
            resolution(row)));
  }

  private static Resolution resolution(Row row) {
    String why = row.text("resolution");
    return why == null
        ? null
        : new Resolution(why, row.time("resolved_at"), row.text("resolved_by"));
  }
}
