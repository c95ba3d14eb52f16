package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.util.Map;

/**
 * How somebody else would read a schema. It is evidence that the same scorer weighs, and no more:
 * values, arithmetic and uniqueness decide as ever whether a column may fill a field.
 *
 * @param by who suggests it, for a person
 * @param category the category, or null if none is suggested
 * @param sources for some fields the path that may fill it
 * @param weight how much it counts, above 0 up to 1
 */
public record Suggestion(String by, Category category, Map<Field, String> sources, double weight) {
  public Suggestion {
    sources = Map.copyOf(sources);
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight lies above 0 and is at most 1");
    }
  }
}
