package dev.titan.transforms.refine;

import dev.titan.schemas.place.Location;
import dev.titan.transforms.personal.Tokenizer;
import java.nio.charset.StandardCharsets;

/**
 * What the records of one input have in common: where they come from, and the tenant's tokens.
 * Prepared once per input. Not thread-safe.
 */
public final class RefineContext {
  private final Location place;
  private final String source;
  private final Tokenizer tokenizer;
  private final ZoneOffsets zone;
  private final byte[] locationId;
  private final byte[] currency;

  /**
   * The context of an input.
   *
   * @param place the location that sent it
   * @param source the source that was named for it, or null for the mapping's
   * @param tokenizer the tokens of the location's tenant
   */
  public RefineContext(Location place, String source, Tokenizer tokenizer) {
    this.place = place;
    this.source = source;
    this.tokenizer = tokenizer;
    this.zone = new ZoneOffsets(place.zone());
    this.locationId = place.id().getBytes(StandardCharsets.UTF_8);
    this.currency =
        place.currency() == null ? null : place.currency().getBytes(StandardCharsets.US_ASCII);
  }

  /** The location that sent the input. */
  public Location place() {
    return place;
  }

  /** The source that was named for the input, or null. */
  public String source() {
    return source;
  }

  /** The tokens of the tenant. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The offsets of the location's zone. */
  ZoneOffsets zone() {
    return zone;
  }

  byte[] locationId() {
    return locationId;
  }

  /** The location's currency, or null. */
  byte[] currency() {
    return currency;
  }
}
