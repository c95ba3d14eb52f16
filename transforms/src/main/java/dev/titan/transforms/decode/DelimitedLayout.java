package dev.titan.transforms.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a delimited text is laid out. Offsets are in bytes from the start of the text (behind a
 * byte-order mark).
 *
 * @param delimiter between cells: comma, semicolon, tab or pipe
 * @param quote around cells that hold delimiters or line feeds
 * @param headerCells the header's cells, trimmed, as they stand
 * @param header where the header row is
 * @param data where the first row behind the header is; titleLines lie before the header
 * @param rowsAreLines whether positions count rows, not line feeds: so it is with sheets, whose
 *     cells may hold line feeds
 */
public record DelimitedLayout(
    byte delimiter,
    byte quote,
    List<String> headerCells,
    Position header,
    Position data,
    boolean rowsAreLines)
    implements TextFormat {

  /**
   * A place in the text.
   *
   * @param offset in bytes, from 0
   * @param line from 1
   */
  public record Position(long offset, long line) implements java.io.Serializable {}

  public DelimitedLayout {
    headerCells = List.copyOf(headerCells);
    if (headerCells.isEmpty()) {
      throw new IllegalArgumentException("a header needs cells");
    }
  }

  /** Where the header row begins. */
  public long headerOffset() {
    return header.offset();
  }

  /** Where the first data row begins. */
  public long dataOffset() {
    return data.offset();
  }

  /** The line at {@link #dataOffset()}, from 1. */
  public long dataLine() {
    return data.line();
  }

  /** The number of lines above the header. */
  public long titleLines() {
    return header.line() - 1;
  }

  /**
   * The paths of the columns: the header's cells, where an empty one at position N becomes {@code
   * column_N} and a repeated one gets {@code _2}, {@code _3}.
   */
  public List<String> names() {
    Set<String> taken = new HashSet<>(headerCells);
    Set<String> used = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < headerCells.size(); i++) {
      String name = headerCells.get(i).isEmpty() ? "column_" + (i + 1) : headerCells.get(i);
      String unique = name;
      // Counted on from the last one: a header may repeat one name thousands of times.
      int n = last.getOrDefault(name, 1);
      while (used.contains(unique) || (!unique.equals(name) && taken.contains(unique))) {
        unique = name + "_" + ++n;
      }
      last.put(name, n);
      used.add(unique);
      names.add(unique);
    }
    return List.copyOf(names);
  }
}
