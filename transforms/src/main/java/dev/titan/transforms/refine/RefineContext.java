package dev.titan.transforms.refine;

import dev.titan.schemas.place.Location;
import dev.titan.transforms.personal.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * What the records of one input have in common: where they come from, and the tenant's tokens.
 * Prepared once per input. Not thread-safe.
 */
public final class RefineContext {
  private final Location place;
  private final Places places;
  private final String source;
  private final Tokenizer tokenizer;
  private final byte[] declaredId;

  /**
   * The context of an input.
   *
   * @param place the location that sent it
   * @param others the locations of the tenant whose settings hold for the records that name them; a
   *     record that names another one, or none, has those of {@code place}
   * @param source the source that was named for it, or null for the mapping's
   * @param tokenizer the tokens of the location's tenant
   */
  public RefineContext(
      Location place, Collection<Location> others, String source, Tokenizer tokenizer) {
    this.place = place;
    this.places = new Places(place, others);
    this.source = source;
    this.tokenizer = tokenizer;
    this.declaredId = null;
  }

  private RefineContext(RefineContext origin, byte[] declaredId) {
    this.place = origin.place;
    this.places = origin.places;
    this.source = origin.source;
    this.tokenizer = origin.tokenizer;
    this.declaredId = declaredId;
  }

  /**
   * The context of an input from the same origin that declares the id of the one event in it, which
   * holds where the mapping reads none.
   *
   * @param eventId the id; null for an input that declares none
   */
  public RefineContext declaring(String eventId) {
    return eventId == null
        ? this
        : new RefineContext(this, eventId.getBytes(StandardCharsets.UTF_8));
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

  /** The id that the input declares for its one event, in UTF-8, or null. */
  byte[] declaredId() {
    return declaredId;
  }

  /** The locations that records may name. */
  Places places() {
    return places;
  }
}
