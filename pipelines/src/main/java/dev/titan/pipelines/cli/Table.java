package dev.titan.pipelines.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints rows in aligned columns; numbers to the right. Control characters become visible. */
final class Table {
  private static final int MAX_WIDTH = 60;

  private final List<String[]> rows = new ArrayList<>();
  private final String[] header;

  Table(String... header) {
    this.header = header.clone();
  }

  Table row(Object... cells) {
    String[] texts = new String[header.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = i < cells.length ? clean(cells[i]) : "";
    }
    rows.add(texts);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    int[] widths = new int[header.length];
    boolean[] numeric = new boolean[header.length];
    for (int i = 0; i < header.length; i++) {
      widths[i] = width(header[i]);
      numeric[i] = !rows.isEmpty();
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], width(row[i]));
        numeric[i] &= row[i].isEmpty() || row[i].matches("-?[0-9.,]+%?");
      }
    }
    line(out, header, widths, numeric);
    for (String[] row : rows) {
      line(out, row, widths, numeric);
    }
  }

  private static void line(PrintWriter out, String[] cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String gap = " ".repeat(widths[i] - width(cells[i]));
      line.append(numeric[i] ? gap + cells[i] : cells[i] + gap).append("  ");
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Texts come from records: they must not be able to steer a terminal. */
  private static String clean(Object cell) {
    if (cell == null) {
      return "";
    }
    String text = cell.toString().replaceAll("\\p{Cntrl}", "\u00b7");
    return text.codePointCount(0, text.length()) <= MAX_WIDTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_WIDTH - 1)) + "\u2026";
  }
}
