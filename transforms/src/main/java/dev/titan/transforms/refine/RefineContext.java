package dev.titan.transforms.refine;

import dev.titan.schemas.place.Location;
import dev.titan.transforms.personal.Tokenizer;
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

  /** The locations that records may name. */
  Places places() {
    return places;
  }
}
