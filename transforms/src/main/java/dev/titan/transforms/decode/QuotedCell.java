package dev.titan.transforms.decode;

/**
 * Finds the end of a quoted cell: the one rule that splitter and decoder share, because a row may
 * end only where both think so. Reused from cell to cell.
 *
 * <p>The rule. A doubled quote is a quote of the text; any other quote closes the cell. Behind it
 * only white space may stand before the next delimiter or line feed. If something else does, and
 * the cell spans lines, its opening quote was none: it is taken literally, as it is when no closing
 * quote comes within {@link #MAX_BYTES} or {@link #MAX_LINES}. So one stray quote costs its row and
 * not the file.
 */
final class QuotedCell {
  /** How far a quoted cell may reach, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  /** How far a quoted cell may reach, in lines. */
  static final int MAX_LINES = 1000;

  /** What became of an opening quote. */
  enum Outcome {
    /** The cell is closed, and a delimiter or the row's end follows. */
    CLOSED,
    /** The cell is closed on its own line, but more text follows. */
    CLOSED_IN_TEXT,
    /** The opening quote is a character like any other. */
    LITERAL,
    /** The bytes at hand do not tell yet. */
    MORE
  }

  private final byte delimiter;
  private final byte quote;

  /** The index of the closing quote. */
  int close;

  /** Whether the text holds a doubled quote. */
  boolean doubled;

  /** Whether the text holds anything but white space. */
  boolean filled;

  /** The line feeds in the text. */
  int lines;

  QuotedCell(byte delimiter, byte quote) {
    this.delimiter = delimiter;
    this.quote = quote;
  }

  byte delimiter() {
    return delimiter;
  }

  byte quote() {
    return quote;
  }

  /**
   * Looks for the end of the cell whose text begins at an index.
   *
   * @param atEnd whether the text, or the range, ends with these bytes
   */
  Outcome find(byte[] bytes, int start, int end, boolean atEnd) {
    doubled = false;
    filled = false;
    lines = 0;
    int limit = (int) Math.min(end, (long) start + MAX_BYTES);
    for (int i = start; i < limit; i++) {
      byte b = bytes[i];
      if (b == quote) {
        if (i + 1 < end && bytes[i + 1] == quote) {
          doubled = true;
          filled = true;
          i++;
          continue;
        }
        if (i + 1 == end && !atEnd) {
          return Outcome.MORE;
        }
        close = i;
        return closing(bytes, i + 1, end, atEnd);
      }
      if (b == '\n') {
        if (++lines > MAX_LINES) {
          return Outcome.LITERAL;
        }
      } else if (!filled && !TextBytes.isSpace(b)) {
        filled = true;
      }
    }
    return limit == end && end - start < MAX_BYTES && !atEnd ? Outcome.MORE : Outcome.LITERAL;
  }

  private Outcome closing(byte[] bytes, int after, int end, boolean atEnd) {
    int i = after;
    int limit = (int) Math.min(end, (long) after + MAX_BYTES);
    while (i < limit && bytes[i] != delimiter && bytes[i] != '\n' && TextBytes.isSpace(bytes[i])) {
      i++;
    }
    if (i == end) {
      return atEnd ? Outcome.CLOSED : i < after + MAX_BYTES ? Outcome.MORE : broken();
    }
    return i < limit && (bytes[i] == delimiter || bytes[i] == '\n') ? Outcome.CLOSED : broken();
  }

  private Outcome broken() {
    return lines > 0 ? Outcome.LITERAL : Outcome.CLOSED_IN_TEXT;
  }
}
