package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.Variant;
import dev.titan.transforms.refine.PathsOf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one tenant's people have taught: the names of columns in mappings that a person has approved
 * or written. It is made anew from the mappings in force, so that a retired mapping teaches
 * nothing, and a tenant learns from its own alone.
 */
public final class ApprovedNames implements Proposer {
  /** What discovery was sure of by itself teaches nothing new. */
  private static final double SURE = 0.5;

  private static final double MOST = 0.9;

  /** How often each name fills each field. */
  private final Map<Field, Map<String, Integer>> names = new EnumMap<>(Field.class);

  private ApprovedNames() {}

  /**
   * What the mappings of one tenant teach.
   *
   * @param tenant the tenant
   * @param mappings those in force; shared ones and those of others are passed over
   */
  public static ApprovedNames of(String tenant, List<Mapping> mappings) {
    ApprovedNames learned = new ApprovedNames();
    for (Mapping mapping : mappings) {
      if (mapping.tenant().equals(tenant)) {
        mapping.variants().stream().filter(ApprovedNames::isTaught).forEach(learned::learn);
      }
    }
    return learned;
  }

  private static boolean isTaught(Variant variant) {
    boolean byClassifier = variant.provenance().by().equals("classifier");
    return !byClassifier || variant.provenance().confidence() < SURE;
  }

  private void learn(Variant variant) {
    variant.fields().forEach(this::learn);
  }

  private void learn(Field field, Operator operator) {
    for (String path : PathsOf.all(operator)) {
      names
          .computeIfAbsent(field, f -> new HashMap<>())
          .merge(Vocabulary.fold(path), 1, Integer::sum);
    }
  }

  @Override
  public List<Suggestion> suggest(SchemaOutline outline) {
    List<Suggestion> suggestions = new ArrayList<>();
    names.forEach(
        (field, known) -> {
          TreeMap<String, Integer> found = new TreeMap<>();
          for (SchemaOutline.Column column : outline.columns()) {
            int times = known.getOrDefault(Vocabulary.fold(column.path()), 0);
            if (times > 0) {
              found.put(column.path(), times);
            }
          }
          found.forEach(
              (path, times) ->
                  suggestions.add(
                      new Suggestion(
                          "mappings that a person has approved",
                          null,
                          Map.of(field, path),
                          Math.min(MOST, 1 - Math.pow(0.5, times)))));
        });
    return suggestions;
  }
}
