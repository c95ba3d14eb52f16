package dev.titan.transforms.decode;

import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.PathTree;
import dev.titan.transforms.record.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the rows of a range into flat records, one string per column of the header. A cell that a
 * short row lacks is an empty string, so that all rows of a layout have one shape. Belongs to one
 * worker; rows are framed by the same rule as in {@link RowSplitter}.
 */
public final class DelimitedDecoder {
  private final DelimitedLayout layout;
  private final Limits limits;
  private final byte delimiter;
  private final byte quote;
  private final QuotedCell quoted;
  private final List<String> names;
  private final byte[][] header;
  private final PathNode[] nodes;
  private PathTree nodesTree;

  private int[] starts;
  private int[] ends;
  private boolean[] doubled;
  private int cells;
  private boolean filled;
  private int literalQuote;
  private int textBehindQuote;
  private int lineFeeds;

  /** A decoder for the rows behind the header of that layout. */
  public DelimitedDecoder(DelimitedLayout layout, Limits limits) {
    this.layout = layout;
    this.limits = limits;
    this.delimiter = layout.delimiter();
    this.quote = layout.quote();
    this.quoted = new QuotedCell(delimiter, quote);
    this.names = layout.names();
    this.header = new byte[names.size()][];
    for (int i = 0; i < header.length; i++) {
      header[i] = layout.headerCells().get(i).getBytes(StandardCharsets.UTF_8);
    }
    this.nodes = new PathNode[names.size()];
    this.starts = new int[names.size() + 1];
    this.ends = new int[names.size() + 1];
    this.doubled = new boolean[names.size() + 1];
  }

  /**
   * Decodes one range.
   *
   * @param bytes hold the range's bytes from an offset on
   * @param range says where the range begins; its ordinals count from the part's beginning
   * @param record reused for every row
   * @return the number of records: rows that are not blank
   */
  public long decode(
      byte[] bytes, int offset, RecordRange range, FlatRecord record, RecordConsumer consumer) {
    int end = offset + Math.toIntExact(range.length());
    boolean plain = TextBytes.isPlainAscii(bytes, offset, end);
    long ordinal = range.firstOrdinal();
    long line = range.firstLine();
    int i = offset;
    while (i < end) {
      int next = row(bytes, i, end);
      if (filled) {
        ordinal++;
        int stop = withoutTerminator(bytes, i, next);
        record.locate(ordinal, line, bytes, i, stop);
        deliver(record, plain, consumer);
      }
      line += layout.rowsAreLines() ? 1 : lineFeeds;
      i = next;
    }
    return ordinal - range.firstOrdinal();
  }

  private static int withoutTerminator(byte[] bytes, int start, int end) {
    int stop = end;
    if (stop > start && bytes[stop - 1] == '\n') {
      stop--;
      if (stop > start && bytes[stop - 1] == '\r') {
        stop--;
      }
    }
    return stop;
  }

  private void deliver(FlatRecord record, boolean plain, RecordConsumer consumer) {
    byte[] bytes = record.source();
    int start = record.sourceStart();
    int end = record.sourceEnd();
    if (end - start > limits.maxRecordBytes()) {
      refuse(
          ReasonCode.RECORD_TOO_LARGE,
          "the row is longer than " + limits.maxRecordBytes() + " bytes",
          record,
          consumer);
    } else if (!plain && !Utf8.isText(bytes, start, end)) {
      refuse(
          ReasonCode.RECORD_ENCODING,
          "the row holds bytes that are no UTF-8, or a NUL",
          record,
          consumer);
    } else if (literalQuote > 0) {
      refuse(
          ReasonCode.RECORD_MALFORMED,
          "a quote opens cell " + literalQuote + " and is never closed",
          record,
          consumer);
    } else if (textBehindQuote > 0) {
      refuse(
          ReasonCode.RECORD_MALFORMED,
          "text follows the closing quote of cell " + textBehindQuote,
          record,
          consumer);
    } else if (cells > header.length && surplus() > 0) {
      refuse(
          ReasonCode.RECORD_RAGGED,
          "cell " + surplus() + " is filled, but the header has " + header.length + " columns",
          record,
          consumer);
    } else if (isHeader(bytes)) {
      consumer.ignored(IgnoreCode.REPEATED_HEADER, record.ordinal(), record.line());
    } else {
      fill(record, bytes, end);
      consumer.record(record);
    }
  }

  private static void refuse(
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

  private void fill(FlatRecord record, byte[] bytes, int rowEnd) {
    record.begin();
    if (record.tree() != nodesTree) {
      nodesTree = record.tree();
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = nodesTree.child(nodesTree.root(), names.get(i));
      }
    }
    for (int i = 0; i < nodes.length; i++) {
      if (i >= cells) {
        record.addLeaf(nodes[i], FlatRecord.STRING, bytes, rowEnd, rowEnd);
      } else if (doubled[i]) {
        unescape(record, nodes[i], bytes, i);
      } else {
        record.addLeaf(nodes[i], FlatRecord.STRING, bytes, starts[i], ends[i]);
      }
    }
  }

  private void unescape(FlatRecord record, PathNode node, byte[] bytes, int cell) {
    byte[] arena = record.arena(ends[cell] - starts[cell]);
    int from = record.arenaUsed();
    int out = from;
    for (int i = starts[cell]; i < ends[cell]; i++) {
      byte b = bytes[i];
      arena[out++] = b;
      if (b == quote) {
        i++;
      }
    }
    record.useArena(out);
    record.addLeaf(node, FlatRecord.STRING, arena, from, out);
  }

  /** The number of the first filled cell behind the header's columns, or 0. */
  private int surplus() {
    for (int i = header.length; i < cells; i++) {
      if (ends[i] > starts[i]) {
        return i + 1;
      }
    }
    return 0;
  }

  private boolean isHeader(byte[] bytes) {
    if (cells < header.length) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      if (!sameWord(bytes, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameWord(byte[] bytes, int cell) {
    byte[] word = header[cell];
    int length = ends[cell] - starts[cell];
    // Nearly every row leaves here, within a few bytes of its first cell.
    int i = 0;
    for (; i < length && i < word.length; i++) {
      byte b = bytes[starts[cell] + i];
      if (b <= ' ' || word[i] <= ' ' || doubled[cell]) {
        return sameText(bytes, cell);
      }
      if (lower(b) != lower(word[i])) {
        return false;
      }
    }
    return length == word.length || (length > i && sameText(bytes, cell));
  }

  /** The comparison for cells with white space, whose runs do not matter, or beyond ASCII. */
  private boolean sameText(byte[] bytes, int cell) {
    int length = ends[cell] - starts[cell];
    String text = new String(bytes, starts[cell], length, StandardCharsets.UTF_8);
    return HeaderCells.clean(doubled[cell] ? text.replace("\"\"", "\"") : text)
        .equalsIgnoreCase(layout.headerCells().get(cell));
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  /** Frames a row and its cells; the index behind its terminator. */
  private int row(byte[] bytes, int from, int end) {
    cells = 0;
    filled = false;
    literalQuote = 0;
    textBehindQuote = 0;
    lineFeeds = 0;
    byte mark = delimiter;
    int i = from;
    while (true) {
      while (i < end && bytes[i] != mark && bytes[i] != '\n' && TextBytes.isSpace(bytes[i])) {
        i++;
      }
      int start = i;
      if (i < end && bytes[i] == quote && bytes[i] != mark) {
        i = quotedCell(bytes, i, end);
      } else {
        while (i < end && bytes[i] != mark && bytes[i] != '\n') {
          i++;
        }
        filled |= i > start;
        cell(bytes, start, i, false);
      }
      if (i >= end) {
        return end;
      }
      if (bytes[i++] == '\n') {
        lineFeeds++;
        return i;
      }
    }
  }

  /** Frames a quoted cell; the index of the delimiter or terminator behind it. */
  private int quotedCell(byte[] bytes, int open, int end) {
    QuotedCell.Outcome outcome = quoted.find(bytes, open + 1, end, true);
    boolean literal = outcome == QuotedCell.Outcome.LITERAL;
    int i = literal ? open + 1 : quoted.close + 1;
    while (i < end && bytes[i] != delimiter && bytes[i] != '\n') {
      i++;
    }
    if (literal) {
      filled = true;
      cell(bytes, open, i, false);
      literalQuote = literalQuote > 0 ? literalQuote : cells;
    } else {
      lineFeeds += quoted.lines;
      filled |= quoted.filled;
      cell(bytes, open + 1, quoted.close, quoted.doubled);
      if (outcome == QuotedCell.Outcome.CLOSED_IN_TEXT) {
        filled = true;
        textBehindQuote = textBehindQuote > 0 ? textBehindQuote : cells;
      }
    }
    return i;
  }

  private void cell(byte[] bytes, int from, int to, boolean hasDoubled) {
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes, start, end)) {
      start += bytes[start] < 0 ? 2 : 1;
    }
    while (end > start && isBlankBefore(bytes, start, end)) {
      end -= bytes[end - 1] < 0 ? 2 : 1;
    }
    if (cells == starts.length) {
      // Surplus cells: their number is bounded by the row's length.
      int larger = cells * 2;
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      doubled = Arrays.copyOf(doubled, larger);
    }
    starts[cells] = start;
    ends[cells] = end;
    doubled[cells] = hasDoubled;
    cells++;
  }

  /** A space, or a no-break space (C2 A0). */
  private static boolean isBlank(byte[] bytes, int at, int end) {
    byte b = bytes[at];
    return b < 0
        ? b == (byte) 0xC2 && at + 1 < end && bytes[at + 1] == (byte) 0xA0
        : TextBytes.isSpace(b);
  }

  private static boolean isBlankBefore(byte[] bytes, int start, int at) {
    byte b = bytes[at - 1];
    return b < 0
        ? b == (byte) 0xA0 && at - 2 >= start && bytes[at - 2] == (byte) 0xC2
        : TextBytes.isSpace(b);
  }
}
