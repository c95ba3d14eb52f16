package dev.titan.pipelines.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prints rows in aligned columns; numbers to the right. Long cells are cut, and control characters
 * become visible.
 */
final class Table {
  private static final int MAX_WIDTH = 60;

  /** Controls of both sets, and the marks that turn the direction of what follows. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  private final List<String[]> rows = new ArrayList<>();
  private final String[] header;
  private int maxWidth = MAX_WIDTH;
  private boolean cut;

  Table(String... header) {
    this.header = new String[header.length];
    Arrays.setAll(this.header, i -> clean(header[i]));
  }

  /** The same table; cells that are added from now on are shown whole. */
  Table uncut() {
    maxWidth = Integer.MAX_VALUE;
    return this;
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

  /** Whether a cell was too long to be shown whole. */
  boolean isCut() {
    return cut;
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

  /** A text from a record as a terminal may show it: it must not be able to steer one. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\u00b7");
  }

  private String clean(Object cell) {
    if (cell == null) {
      return "";
    }
    String text = printable(cell.toString());
    if (width(text) <= maxWidth) {
      return text;
    }
    cut = true;
    return text.substring(0, text.offsetByCodePoints(0, maxWidth - 1)) + "\u2026";
  }
}
