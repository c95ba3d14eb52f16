package dev.titan.transforms.decode;

import java.util.Arrays;

/**
 * Delimited text: every row with a cell that is not blank is a record. Holds bytes only while the
 * end of a quoted cell is still to come, and then at most {@link QuotedCell#MAX_BYTES} and a chunk.
 */
final class RowSplitter extends RecordSplitter {
  private final byte delimiter;
  private final byte quote;
  private final boolean rowsAreLines;
  private final QuotedCell quoted;

  private long skip;
  private long position;
  private long line;
  private long rowStart;
  private long rowLine;
  private boolean filled;
  private boolean inCell;
  private byte[] held = new byte[0];
  private int heldLength;

  RowSplitter(DelimitedLayout layout, long textStart, RangeCutter cutter) {
    super(cutter);
    delimiter = layout.delimiter();
    quote = layout.quote();
    rowsAreLines = layout.rowsAreLines();
    quoted = new QuotedCell(delimiter, quote);
    skip = layout.dataOffset();
    position = textStart + skip;
    line = layout.dataLine();
    rowStart = position;
    rowLine = line;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int skipped = (int) Math.min(skip, length);
    skip -= skipped;
    int from = offset + skipped;
    int end = offset + length;
    if (heldLength == 0) {
      hold(bytes, walk(bytes, from, end, false), end);
    } else {
      append(bytes, from, end);
      int total = heldLength;
      hold(held, walk(held, 0, total, false), total);
    }
  }

  @Override
  public void finish() {
    int total = heldLength;
    walk(held, 0, total, true);
    heldLength = 0;
    if (filled) {
      cutter.record(rowStart, rowLine, position);
    }
    cutter.cut();
  }

  private void hold(byte[] bytes, int from, int end) {
    int length = end - from;
    if (length > held.length) {
      held = Arrays.copyOf(held, Math.max(length, 2 * held.length));
    }
    System.arraycopy(bytes, from, held, 0, length);
    heldLength = length;
  }

  private void append(byte[] bytes, int from, int end) {
    int length = end - from;
    if (heldLength + length > held.length) {
      held = Arrays.copyOf(held, Math.max(heldLength + length, 2 * held.length));
    }
    System.arraycopy(bytes, from, held, heldLength, length);
    heldLength += length;
  }

  /** Goes on over the bytes; the index from which they must be shown again with more behind. */
  private int walk(byte[] bytes, int from, int end, boolean atEnd) {
    long base = position - from;
    byte mark = delimiter;
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == '\n') {
        i++;
        endRow(base + i);
      } else if (b == mark) {
        inCell = false;
        i++;
      } else if (inCell) {
        // The rest of a cell: nothing but its end matters.
        do {
          i++;
        } while (i < end && bytes[i] != mark && bytes[i] != '\n');
      } else if (TextBytes.isSpace(b)) {
        i++;
      } else if (b == quote) {
        int next = quotedCell(bytes, i, end, atEnd);
        if (next < 0) {
          break;
        }
        i = next;
      } else {
        inCell = true;
        filled = true;
        i++;
      }
    }
    position = base + i;
    return i;
  }

  /** The index behind a quoted cell, or -1 if its end is not in sight. */
  private int quotedCell(byte[] bytes, int open, int end, boolean atEnd) {
    switch (quoted.find(bytes, open + 1, end, atEnd)) {
      case MORE -> {
        return -1;
      }
      case LITERAL -> {
        filled = true;
        inCell = true;
        return open + 1;
      }
      case CLOSED -> filled |= quoted.filled;
      case CLOSED_IN_TEXT -> filled = true;
    }
    inCell = true;
    line += rowsAreLines ? 0 : quoted.lines;
    return quoted.close + 1;
  }

  private void endRow(long to) {
    line++;
    if (filled) {
      cutter.record(rowStart, rowLine, to);
    }
    filled = false;
    inCell = false;
    rowStart = to;
    rowLine = line;
  }
}
