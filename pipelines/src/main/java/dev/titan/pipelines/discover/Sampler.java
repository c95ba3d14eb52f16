package dev.titan.pipelines.discover;

import dev.titan.pipelines.intake.PartReader;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.RecordConsumer;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.record.FlatRecord;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Shows some records of a part: the first ones, and a few from the head of every further range,
 * since what comes late in a file may look different.
 */
final class Sampler {
  private static final long FIRST_BYTES = 1 << 20;
  private static final long LATER_BYTES = 1 << 16;

  private final Limits limits;
  private final int firstRecords;
  private final FlatRecord record = new FlatRecord();
  private final PartReader.Buffer buffer = new PartReader.Buffer();

  /** A sampler of at most that many records from the beginning of each part. */
  Sampler(Limits limits, int firstRecords) {
    this.limits = limits;
    this.firstRecords = firstRecords;
  }

  /** Shows records of a part; each is valid during the call only. */
  void sample(TakenPart part, Consumer<FlatRecord> show) throws IOException {
    PartReader reader = new PartReader(part.file(), part.format(), limits, record);
    int most = firstRecords;
    long bytes = FIRST_BYTES;
    for (RecordRange range : part.ranges()) {
      if (!range.isOversized(limits)) {
        reader.read(head(range, bytes), buffer, new Some(most, show));
      }
      most = Math.max(1, firstRecords / 10);
      bytes = LATER_BYTES;
    }
  }

  /** The record that the cut goes through is broken, and a sample passes over broken ones. */
  private static RecordRange head(RecordRange range, long bytes) {
    return range.length() <= bytes
        ? range
        : new RecordRange(
            range.offset(), bytes, range.firstOrdinal(), range.firstLine(), range.records());
  }

  /** Shows the first records and passes over the rest. */
  private static final class Some implements RecordConsumer {
    private final Consumer<FlatRecord> show;
    private int left;

    Some(int most, Consumer<FlatRecord> show) {
      this.left = most;
      this.show = show;
    }

    @Override
    public void record(FlatRecord record) {
      if (left > 0) {
        left--;
        show.accept(record);
      }
    }

    @Override
    public void broken(
        ReasonCode code, String detail, long ordinal, long line, byte[] bytes, int start, int end) {
      // The pipeline makes a dead letter of it; here it is only not a sample.
    }

    @Override
    public void ignored(IgnoreCode code, long ordinal, long line) {
      // Nothing to learn from.
    }
  }
}
