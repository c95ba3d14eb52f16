package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.record.FlatRecord;

/**
 * Decodes the JSON objects of a range into flat records: one per line, or one per element, framed
 * by the same rules as in the splitters. Belongs to one worker.
 */
public final class JsonDecoder {
  private final TextFormat format;
  private final Limits limits;
  private final JsonScanner scanner;

  /** A decoder for {@link TextFormat.Lines} or {@link TextFormat.Elements}. */
  public JsonDecoder(TextFormat format, Limits limits) {
    this.format = format;
    this.limits = limits;
    this.scanner = new JsonScanner(limits.maxDepth());
  }

  /**
   * Decodes one range.
   *
   * @param bytes hold the range's bytes from an offset on
   * @param range says where the range begins
   * @param record reused for every record
   * @return the number of records, broken ones included
   */
  public long decode(
      byte[] bytes, int offset, RecordRange range, FlatRecord record, RecordConsumer consumer) {
    int end = offset + Math.toIntExact(range.length());
    long ordinal =
        format instanceof TextFormat.Elements elements
            ? elements(elements, bytes, offset, end, range, record, consumer)
            : lines(bytes, offset, end, range, record, consumer);
    return ordinal - range.firstOrdinal();
  }

  private long lines(
      byte[] bytes,
      int offset,
      int end,
      RecordRange range,
      FlatRecord record,
      RecordConsumer consumer) {
    long ordinal = range.firstOrdinal();
    long line = range.firstLine();
    int start = offset;
    while (start < end) {
      int stop = TextBytes.indexOf((byte) '\n', bytes, start, end);
      int first = start;
      while (first < stop && TextBytes.isSpace(bytes[first])) {
        first++;
      }
      if (first < stop) {
        record.locate(++ordinal, line, bytes, start, withoutReturn(bytes, start, stop));
        deliver(record, consumer);
      }
      line++;
      start = stop + 1;
    }
    return ordinal;
  }

  private long elements(
      TextFormat.Elements elements,
      byte[] bytes,
      int offset,
      int end,
      RecordRange range,
      FlatRecord record,
      RecordConsumer consumer) {
    ElementFramer framer = new ElementFramer(elements.shape());
    long ordinal = range.firstOrdinal();
    long line = range.firstLine();
    long elementLine = line;
    int elementStart = offset;
    int i = offset;
    while (i < end) {
      int next = framer.next(bytes, i, end);
      line += TextBytes.lineFeeds(bytes, i, next);
      i = next;
      if (framer.event() == ElementFramer.Event.BEGIN) {
        elementStart = i;
        elementLine = line;
      } else if (framer.event() == ElementFramer.Event.END) {
        record.locate(++ordinal, elementLine, bytes, elementStart, i);
        deliver(record, consumer);
      }
    }
    if (framer.inElement()) {
      record.locate(++ordinal, elementLine, bytes, elementStart, end);
      deliver(record, consumer);
    }
    return ordinal;
  }

  private void deliver(FlatRecord record, RecordConsumer consumer) {
    int start = record.sourceStart();
    int end = record.sourceEnd();
    if (end - start > limits.maxRecordBytes()) {
      String detail = "the record is longer than " + limits.maxRecordBytes() + " bytes";
      broken(ReasonCode.RECORD_TOO_LARGE, detail, record, consumer);
      return;
    }
    ReasonCode problem = scanner.scan(record.source(), start, end, record);
    if (problem == null) {
      consumer.record(record);
    } else {
      broken(problem, scanner.detail(), record, consumer);
    }
  }

  private static void broken(
      ReasonCode code, String detail, FlatRecord record, RecordConsumer consumer) {
    consumer.broken(
        code,
        detail,
        record.ordinal(),
        record.line(),
        record.source(),
        record.sourceStart(),
        record.sourceEnd());
  }

  private static int withoutReturn(byte[] bytes, int start, int stop) {
    return stop > start && bytes[stop - 1] == '\r' ? stop - 1 : stop;
  }
}
