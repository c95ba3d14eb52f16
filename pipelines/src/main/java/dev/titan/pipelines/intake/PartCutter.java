package dev.titan.pipelines.intake;

import dev.titan.transforms.decode.FormatDetector;
import dev.titan.transforms.decode.PartSink;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.RecordSplitter;
import dev.titan.transforms.decode.TextFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Finds the format of a text and cuts it into ranges, in one pass. For one thread. */
final class PartCutter {
  private static final int CHUNK = 1 << 20;

  private final long rangeBytes;
  private final int maxRecordBytes;
  private final long lastOrdinal;
  private byte[] buffer = new byte[1 << 16];

  /**
   * A cutter.
   *
   * @param lastOrdinal the last record that is asked for: behind its range a text is not read on
   */
  PartCutter(long rangeBytes, int maxRecordBytes, long lastOrdinal) {
    this.rangeBytes = rangeBytes;
    this.maxRecordBytes = maxRecordBytes;
    this.lastOrdinal = lastOrdinal;
  }

  /**
   * Where a text lies.
   *
   * @param file where it can be read now
   * @param home where it will be found later, by any worker
   */
  record Text(String name, PartSink.Kind kind, Path file, Path home, long start, long length) {}

  /**
   * What came of a text.
   *
   * @param endsEarly whether it ends between two records although more must come
   */
  record Cut(TakenPart part, boolean endsEarly) {}

  /**
   * Cuts a text.
   *
   * @param firstOrdinal the records before it in its raw object
   * @throws dev.titan.transforms.decode.InputException if it is no text with records
   */
  Cut cut(Text text, long firstOrdinal) throws IOException {
    try (FileChannel channel = FileChannel.open(text.file(), StandardOpenOption.READ)) {
      int head = (int) Math.min(text.length(), FormatDetector.HEAD);
      read(channel, text.start(), head);
      boolean atEnd = head == text.length();
      TextFormat format =
          text.kind() == PartSink.Kind.SHEET
              ? FormatDetector.detectSheet(buffer, head, atEnd)
              : FormatDetector.detect(buffer, head, atEnd);
      List<RecordRange> ranges = new ArrayList<>();
      RecordSplitter splitter =
          RecordSplitter.create(
              new RecordSplitter.Plan(format, text.start(), rangeBytes, maxRecordBytes),
              range -> ranges.add(shifted(range, firstOrdinal)));
      splitter.feed(buffer, 0, head);
      for (long done = head; done < text.length() && !isEnough(ranges); ) {
        int length = (int) Math.min(CHUNK, text.length() - done);
        read(channel, text.start() + done, length);
        splitter.feed(buffer, 0, length);
        done += length;
      }
      boolean endsEarly = false;
      if (!isEnough(ranges)) {
        splitter.finish();
        endsEarly = splitter.endsEarly();
      }
      TakenPart part = new TakenPart(text.name(), text.home(), format, List.copyOf(ranges));
      return new Cut(part, endsEarly);
    }
  }

  private boolean isEnough(List<RecordRange> ranges) {
    if (ranges.isEmpty()) {
      return false;
    }
    RecordRange last = ranges.get(ranges.size() - 1);
    return last.firstOrdinal() + last.records() >= lastOrdinal;
  }

  private static RecordRange shifted(RecordRange range, long firstOrdinal) {
    return new RecordRange(
        range.offset(),
        range.length(),
        range.firstOrdinal() + firstOrdinal,
        range.firstLine(),
        range.records());
  }

  private void read(FileChannel channel, long from, int length) throws IOException {
    if (buffer.length < length) {
      buffer = new byte[Math.max(length, CHUNK)];
    }
    ByteBuffer target = ByteBuffer.wrap(buffer, 0, length);
    long at = from;
    while (target.hasRemaining()) {
      int count = channel.read(target, at);
      if (count < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      at += count;
    }
  }
}
