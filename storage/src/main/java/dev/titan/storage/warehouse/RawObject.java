package dev.titan.storage.warehouse;

import java.time.Instant;
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
    boolean available) {
  public RawObject {
    attributes = Map.copyOf(attributes);
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
        row.number("available") == 1);
  }
}
