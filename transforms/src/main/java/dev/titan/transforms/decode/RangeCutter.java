package dev.titan.transforms.decode;

import java.util.function.Consumer;

/** Gathers records into ranges. Told of the records' ends only, so it costs little. */
final class RangeCutter {
  private final long target;
  private final long maxRecord;
  private final Consumer<RecordRange> sink;

  private long start;
  private long startLine;
  private long end;
  private long cutRecords;
  private long records;

  RangeCutter(long target, long maxRecord, Consumer<RecordRange> sink) {
    this.target = target;
    this.maxRecord = maxRecord;
    this.sink = sink;
  }

  /**
   * A record has been passed.
   *
   * @param from where it begins, and its line
   * @param to where it ends, its terminator included
   */
  void record(long from, long line, long to) {
    boolean oversized = to - from > maxRecord;
    if (oversized) {
      cut();
    }
    if (records == cutRecords) {
      // A range begins with its first record, so that one of a single record has that one's length.
      start = from;
      startLine = line;
    }
    records++;
    end = to;
    if (oversized || to - start >= target) {
      cut();
    }
  }

  /** Hands out the records that wait, if any. */
  void cut() {
    if (records > cutRecords) {
      long count = records - cutRecords;
      sink.accept(new RecordRange(start, end - start, cutRecords, startLine, count));
      cutRecords = records;
    }
  }

  /** The number of records so far. */
  long records() {
    return records;
  }
}
