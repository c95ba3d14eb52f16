package dev.titan.transforms.classify;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.Variant;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.FlatRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks up which mapping, and which of its variants, reads a record. It never guesses: a mapping
 * fits if every path that it needs is there with a fitting type; further fields do not matter. None
 * fits, or two: that is a dead letter.
 *
 * <p>Which of them fits depends on nothing but the shape, so the answer is kept per shape. Belongs
 * to one worker.
 */
public final class Classifier {
  /** Of a mapping that misses no more than half of what it needs, the source may have drifted. */
  private static final int NEAR = 2;

  private final List<Mapping> candidates;
  private final Instant receivedAt;
  private final ShapeCache<Decision> decisions = new ShapeCache<>();

  /**
   * A classifier for records of one tenant.
   *
   * @param visible the mappings that the tenant's records may be read with
   * @param source the source that was named for the records, or null; if a mapping is of that
   *     source, those of other sources are not considered
   * @param receivedAt when the records came: variants may be valid from a time
   */
  public Classifier(List<Mapping> visible, String source, Instant receivedAt) {
    List<Mapping> ofSource = visible.stream().filter(m -> m.source().equals(source)).toList();
    this.candidates = ofSource.isEmpty() ? List.copyOf(visible) : ofSource;
    this.receivedAt = receivedAt;
  }

  /** Which mapping reads the record. */
  public Decision classify(FlatRecord record) {
    Decision known = decisions.get(record.shapeHigh(), record.shapeLow());
    if (known != null) {
      return known;
    }
    Decision decision = decide(record);
    decisions.put(record.shapeHigh(), record.shapeLow(), decision);
    return decision;
  }

  private Decision decide(FlatRecord record) {
    List<Decision> fitting = new ArrayList<>();
    Mapping nearest = null;
    List<String> nearestMissing = List.of();
    double nearestShare = 0;
    for (Mapping mapping : candidates) {
      for (int i = mapping.variants().size() - 1; i >= 0; i--) {
        Variant variant = mapping.variants().get(i);
        if (variant.validFrom() != null && receivedAt.isBefore(variant.validFrom())) {
          continue;
        }
        List<String> missing = Needs.missing(variant, record);
        if (missing.isEmpty()) {
          fitting.add(Decision.mapped(mapping, i));
          break;
        }
        double share = 1 - missing.size() / (double) variant.needs().size();
        if (share > nearestShare) {
          nearest = mapping;
          nearestMissing = missing;
          nearestShare = share;
        }
      }
    }
    if (fitting.size() > 1) {
      return settle(fitting, record);
    }
    return fitting.isEmpty() ? unmapped(nearest, nearestMissing, nearestShare) : fitting.get(0);
  }

  /** Of several that fit, the one that was proved on this very shape. */
  private static Decision settle(List<Decision> fitting, FlatRecord record) {
    String shape = record.shape().toString();
    List<Decision> proved =
        fitting.stream().filter(d -> d.mapping().shapes().contains(shape)).toList();
    if (proved.size() == 1) {
      return proved.get(0);
    }
    List<String> ids = fitting.stream().map(d -> d.mapping().id()).sorted().toList();
    return Decision.refused(
        null, ReasonCode.AMBIGUOUS_MAPPING, "these mappings fit: " + String.join(", ", ids));
  }

  private static Decision unmapped(Mapping nearest, List<String> missing, double share) {
    if (nearest == null || share * NEAR < 1) {
      return Decision.refused(null, ReasonCode.UNMAPPED_SCHEMA, "no mapping comes near");
    }
    return Decision.refused(
        nearest,
        ReasonCode.UNMAPPED_SCHEMA,
        "mapping " + nearest.id() + " needs what is not there: " + String.join(", ", missing));
  }
}
