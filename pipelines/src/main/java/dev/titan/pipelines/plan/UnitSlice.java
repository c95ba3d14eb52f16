package dev.titan.pipelines.plan;

import dev.titan.transforms.decode.RecordRange;
import java.io.Serializable;

/**
 * Some whole records of a part.
 *
 * @param part the index of the part
 * @param range where they lie: its offset counts from the beginning of the part's file, its
 *     ordinals and lines from the beginning of the raw object and of the part
 */
public record UnitSlice(int part, RecordRange range) implements Serializable {
  /** The bytes that it covers. */
  public long length() {
    return range.length();
  }
}
