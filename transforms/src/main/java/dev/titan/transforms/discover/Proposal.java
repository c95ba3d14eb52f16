package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the classifier would read a schema, and whether it is sure enough.
 *
 * @param accepted whether the mapping may be used without a person
 * @param category the best guess; {@link Category#UNKNOWN} where nothing speaks for any
 * @param kind the kind of the entries
 * @param confidence from 0 to 1, computed from evidence
 * @param sources the path that fills each field; {@code A+B} for a value made of two
 * @param mapping the mapping, or null where not even a guess could be made
 * @param explanation what won, what came second, and why
 * @param why short sentences for a person; they name paths, never values
 */
public record Proposal(
    boolean accepted,
    Category category,
    Kind kind,
    double confidence,
    Map<Field, String> sources,
    Mapping mapping,
    Explanation explanation,
    List<String> why) {
  public Proposal {
    EnumMap<Field, String> ordered = new EnumMap<>(Field.class);
    ordered.putAll(sources);
    sources = Collections.unmodifiableMap(ordered);
    why = List.copyOf(why);
    if (accepted && mapping == null) {
      throw new IllegalArgumentException("an accepted proposal needs a mapping");
    }
  }

  /** Nothing could be made of the records. */
  static Proposal unknown(List<String> why) {
    return unknown(Explanation.NONE, why);
  }

  static Proposal unknown(Explanation explanation, List<String> why) {
    return new Proposal(false, Category.UNKNOWN, Kind.STREAM, 0, Map.of(), null, explanation, why);
  }

  /**
   * The same, but not accepted.
   *
   * @param instead the mapping to be proposed
   * @param reason what stands against it
   */
  public Proposal held(Mapping instead, String reason) {
    List<String> all = new ArrayList<>(why);
    all.add(reason);
    return new Proposal(false, category, kind, confidence, sources, instead, explanation, all);
  }
}
