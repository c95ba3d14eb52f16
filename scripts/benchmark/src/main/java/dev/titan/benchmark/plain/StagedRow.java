package dev.titan.benchmark.plain;

import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;

/** One line of an entry on its way to a Parquet file; reused. */
final class StagedRow {
  int context;
  int input;
  long ordinal;
  EntryLines event;
  int index;

  EntryLine line() {
    return event.line(index);
  }
}
