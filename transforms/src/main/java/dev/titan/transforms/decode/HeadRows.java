package dev.titan.transforms.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads the first rows of a text as lists of cells, framed by the rule of the splitter. */
final class HeadRows implements Iterator<HeadRow> {
  private final byte[] bytes;
  private final int length;
  private final QuotedCell quoted;
  private final byte delimiter;
  private final boolean rowsAreLines;
  private int at;
  private long line = 1;

  HeadRows(byte[] bytes, int length, QuotedCell quoted, boolean rowsAreLines) {
    this.bytes = bytes;
    this.length = length;
    this.quoted = quoted;
    this.delimiter = quoted.delimiter();
    this.rowsAreLines = rowsAreLines;
  }

  @Override
  public boolean hasNext() {
    return at < length;
  }

  @Override
  public HeadRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<String> cells = new ArrayList<>();
    int start = at;
    int spaced = 0;
    boolean more = true;
    while (more) {
      int cellStart = at;
      int i = skipSpace(at);
      spaced += !cells.isEmpty() && i > cellStart ? 1 : 0;
      cells.add(
          HeaderCells.clean(i < length && bytes[i] == quoted.quote() ? quotedCell(i) : plain(i)));
      more = at < length && bytes[at] == delimiter;
      at++;
    }
    at = Math.min(at, length);
    long first = line;
    line += rowsAreLines ? 1 : TextBytes.lineFeeds(bytes, start, at);
    return new HeadRow(List.copyOf(cells), spaced, start, at, first, line);
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < length && bytes[i] != delimiter && bytes[i] != '\n' && TextBytes.isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  private String plain(int from) {
    at = cellEnd(from);
    return new String(bytes, from, at - from, StandardCharsets.UTF_8);
  }

  private String quotedCell(int open) {
    if (quoted.find(bytes, open + 1, length, true) == QuotedCell.Outcome.LITERAL) {
      return plain(open);
    }
    int close = quoted.close;
    at = cellEnd(close + 1);
    String text = new String(bytes, open + 1, close - open - 1, StandardCharsets.UTF_8);
    return text.replace("\"\"", "\"");
  }

  private int cellEnd(int from) {
    int i = from;
    while (i < length && bytes[i] != delimiter && bytes[i] != '\n') {
      i++;
    }
    return i;
  }
}
