package dev.titan.schemas.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One raw object that a run has read. Staged rows point at it by its position in {@link
 * Manifest#inputs()}.
 *
 * @param rawId the identity of the raw object: the same bytes received again for the same tenant
 *     and location have the same one
 * @param tenant whose it is
 * @param location the location that it was received for
 * @param source a hint on its source, or null
 * @param origin where it came from, as given (a path)
 * @param contentHash SHA-256 of its bytes, 64 hex digits
 * @param bytes its size
 * @param format what it was found to be
 * @param receivedAt when it was received, to the microsecond; fixed before reading
 * @param read the records that the decoder counted, plus one if the input itself is a dead letter
 *     (ordinal 0): what the outcomes must add up to
 * @param stored the key of its bytes in the raw store; null if they are few, and staged
 * @param attributes what came along with it (the attributes of a message)
 */
public record RunInput(
    String rawId,
    String tenant,
    String location,
    String source,
    String origin,
    String contentHash,
    long bytes,
    String format,
    Instant receivedAt,
    long read,
    String stored,
    Map<String, String> attributes) {
  /** The attribute that names the dead letter whose record a person has corrected in the input. */
  public static final String EDIT_OF = "titan.edit_of";

  /** The attribute in which a message names its event. */
  public static final String EVENT_ID = "event_id";

  /** What the attributes begin with that Titan sets itself; nobody else may set them. */
  public static final String OWN_ATTRIBUTES = "titan.";

  public RunInput {
    Objects.requireNonNull(rawId, "rawId");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(format, "format");
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    if (bytes < 0 || read < 0) {
      throw new IllegalArgumentException("input " + rawId + " cannot have negative counts");
    }
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** The same input with the decoder's count. */
  public RunInput withRead(long newRead) {
    return new RunInput(
        rawId,
        tenant,
        location,
        source,
        origin,
        contentHash,
        bytes,
        format,
        receivedAt,
        newRead,
        stored,
        attributes);
  }
}
