package dev.titan.transforms.decode;

import dev.titan.schemas.settings.Limits;
import java.util.function.Consumer;

/**
 * Walks a part once, from its first byte to its last, and cuts it between records into ranges.
 * Chunks may be of any size. Memory use does not grow with the part.
 *
 * <p>A splitter and the decoder of the same format must see the same records: the ordinals of a
 * range's records begin where the splitter's count stood.
 */
public abstract sealed class RecordSplitter permits LineSplitter, ElementSplitter, RowSplitter {
  /** Ranges are cut at the first end of a record behind this many bytes. */
  public static final long DEFAULT_TARGET = 16L << 20;

  final RangeCutter cutter;

  RecordSplitter(RangeCutter cutter) {
    this.cutter = cutter;
  }

  /** What a splitter is to do. */
  public record Plan(TextFormat format, long textStart, long targetBytes, int maxRecordBytes) {
    /**
     * A plan with the usual sizes.
     *
     * @param textStart where the text begins in its file, behind a byte-order mark; the offsets of
     *     the ranges count from the file's beginning
     */
    public static Plan of(TextFormat format, long textStart, Limits limits) {
      return new Plan(format, textStart, DEFAULT_TARGET, limits.maxRecordBytes());
    }
  }

  /**
   * A splitter for a format.
   *
   * @param sink takes the ranges, in order
   */
  public static RecordSplitter create(Plan plan, Consumer<RecordRange> sink) {
    RangeCutter cutter = new RangeCutter(plan.targetBytes(), plan.maxRecordBytes(), sink);
    // Not a switch over patterns: those are a preview in Java 17.
    if (plan.format() instanceof DelimitedLayout layout) {
      return new RowSplitter(layout, plan.textStart(), cutter);
    }
    if (plan.format() instanceof TextFormat.Elements elements) {
      return new ElementSplitter(elements, plan.textStart(), cutter);
    }
    return new LineSplitter(plan.textStart(), cutter);
  }

  /**
   * Takes the next bytes of the text; the first call begins with the text's first byte. The bytes
   * are not kept.
   *
   * @throws InputException if the text turns out not to be of the format after all
   */
  public abstract void feed(byte[] bytes, int offset, int length);

  /** Says that all bytes were fed; the last range goes out. */
  public abstract void finish();

  /**
   * Whether the text ends between two records although more must come, as an array does that is
   * never closed. Only known after {@link #finish()}. A text that ends inside a record is not
   * meant: that record tells it.
   */
  public boolean endsEarly() {
    return false;
  }

  /** The records found so far: all of them after {@link #finish()}. */
  public long records() {
    return cutter.records();
  }
}
