package dev.titan.transforms.classify;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.ReasonCode;

/**
 * Which mapping reads a shape.
 *
 * @param mapping the mapping; or, where none fits, the one that comes nearest, or null
 * @param variant the index of its variant, or -1 where none fits
 * @param reason why no mapping reads the shape, or null if one does
 * @param detail more about the reason, without values; or null
 */
public record Decision(Mapping mapping, int variant, ReasonCode reason, String detail) {
  /** Whether a mapping reads the shape. */
  public boolean isMapped() {
    return reason == null;
  }

  static Decision mapped(Mapping mapping, int variant) {
    return new Decision(mapping, variant, null, null);
  }

  static Decision refused(Mapping nearest, ReasonCode reason, String detail) {
    return new Decision(nearest, -1, reason, detail);
  }
}
