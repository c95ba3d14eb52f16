package dev.titan.storage.warehouse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What was received once, and can be read again.
 *
 * @param rawId its identity
 * @param tenant whose it is
 * @param location the location that it was received for
 * @param source the hint on its source, or null
 * @param origin where it came from
 * @param contentHash SHA-256 of its bytes
 * @param bytes its size
 * @param format what it was found to be
 * @param receivedAt the receipt of the delivery that stands for it: the first of which anything was
 *     accepted, else the first
 * @param stored the key of its bytes in the raw store; null if they lie in the warehouse, or
 *     nowhere
 * @param attributes what came along with it
 * @param available whether its bytes are still there
 * @param gone when and why they were removed, or null
 */
public record RawObject(
    String rawId,
    String tenant,
    String location,
    String source,
    String origin,
    String contentHash,
    long bytes,
    String format,
    Instant receivedAt,
    String stored,
    Map<String, String> attributes,
    boolean available,
    Gone gone) {
  public RawObject {
    attributes = Map.copyOf(attributes);
  }

  /**
   * That bytes were removed.
   *
   * @param at when
   * @param because RETENTION or ERASURE
   */
  public record Gone(Instant at, String because) {
    /** The same in words that follow "the bytes of the raw object are gone". */
    public String words() {
      Instant second = at.truncatedTo(ChronoUnit.SECONDS);
      return because.equals("ERASURE")
          ? "they were erased at " + second
          : "the time for which they are kept is over, and they were removed at " + second;
    }
  }

  static RawObject of(Row row) {
    return new RawObject(
        row.text("raw_id"),
        row.text("tenant_id"),
        row.text("location_id"),
        row.text("source"),
        row.text("origin"),
        row.text("content_hash"),
        row.number("bytes"),
        row.text("format"),
        row.time("received_at"),
        row.text("stored"),
        JsonText.texts(row.text("attributes")),
        row.number("available") == 1,
        row.text("gone_because") == null
            ? null
            : new Gone(row.time("gone_at"), row.text("gone_because")));
  }
}
