package dev.titan.pipelines.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Packs slices into work units: large inputs give many units, small ones share one. A unit stays
 * below a number of bytes (unless a single slice is larger) and of slices, so that no element of
 * the pipeline covers much input and 100,000 one-row files do not make 100,000 elements.
 */
public final class UnitPacker {
  private final long maxBytes;
  private final int maxSlices;
  private final List<WorkUnit> units = new ArrayList<>();
  private List<UnitSlice> slices = new ArrayList<>();
  private List<InputFailure> failures = new ArrayList<>();
  private long bytes;

  /** A packer of units with at most that many bytes and slices. */
  public UnitPacker(long maxBytes, int maxSlices) {
    this.maxBytes = maxBytes;
    this.maxSlices = maxSlices;
  }

  /** Adds a slice. */
  public void add(UnitSlice slice) {
    if (!slices.isEmpty() && bytes + slice.length() > maxBytes) {
      close();
    }
    slices.add(slice);
    bytes += slice.length();
    closeIfFull();
  }

  /** Adds an input that could not be read. */
  public void add(InputFailure failure) {
    failures.add(failure);
    closeIfFull();
  }

  /** All units, in the order of the slices. */
  public List<WorkUnit> finish() {
    if (!slices.isEmpty() || !failures.isEmpty()) {
      close();
    }
    return List.copyOf(units);
  }

  private void closeIfFull() {
    if (slices.size() + failures.size() >= maxSlices) {
      close();
    }
  }

  private void close() {
    units.add(new WorkUnit(units.size(), slices, failures));
    slices = new ArrayList<>();
    failures = new ArrayList<>();
    bytes = 0;
  }
}
