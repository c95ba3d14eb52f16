package dev.titan.pipelines.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker reads and stages in one go: an element of the pipeline.
 *
 * @param id the number of the unit in its run, from 0
 * @param slices what to read
 * @param failures inputs that could not be read, to be staged as dead letters
 */
public record WorkUnit(int id, List<UnitSlice> slices, List<InputFailure> failures)
    implements Serializable {
  public WorkUnit {
    // ArrayList, as the lists of List.of are not all serializable the same way over versions.
    slices = new ArrayList<>(slices);
    failures = new ArrayList<>(failures);
  }

  /** The bytes that it covers. */
  public long bytes() {
    return slices.stream().mapToLong(UnitSlice::length).sum();
  }
}
