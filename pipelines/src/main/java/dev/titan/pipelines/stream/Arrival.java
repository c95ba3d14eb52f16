package dev.titan.pipelines.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.titan.pipelines.intake.Refusal;
import dev.titan.schemas.reason.ReasonCode;
import java.util.Map;

/**
 * One input that has arrived at a stream: a file or a message.
 *
 * @param origin where it came from
 * @param tenant whose it is
 * @param location the place of business
 * @param source the name of the source, or null
 * @param attributes what came along with it
 * @param stored the hash of its bytes in the raw store; null if they are few, and lie behind this
 * @param landed what tells the landed file from others, or null for a message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Arrival(
    String origin,
    String tenant,
    String location,
    String source,
    Map<String, String> attributes,
    String stored,
    String landed) {
  Arrival {
    attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
  }

  /** A file that has landed. */
  static Arrival of(LandedFile file) {
    return new Arrival(
        file.origin(), file.tenant(), file.location(), file.source(), Map.of(), null, file.key());
  }

  /** The same, whose bytes are in the raw store. */
  Arrival storedAs(String hash) {
    return new Arrival(origin, tenant, location, source, attributes, hash, landed);
  }

  /** The same, which cannot be read. */
  Arrival unreadable(String detail) {
    Map<String, String> refused = new Refusal(ReasonCode.INPUT_UNREADABLE, detail).with(attributes);
    return new Arrival(origin, tenant, location, source, refused, null, landed);
  }
}
