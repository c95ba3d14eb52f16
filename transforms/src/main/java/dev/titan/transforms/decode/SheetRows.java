package dev.titan.transforms.decode;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the rows of a sheet as CSV (RFC 4180, line feeds, every filled cell in quotes). Row n of
 * the sheet is row n of the CSV: empty rows before a filled one become empty lines. Nothing is
 * opened before the first filled row.
 */
final class SheetRows implements Closeable {
  /** Opens the output when it is needed. */
  interface Opener {
    OutputStream open() throws IOException;
  }

  private final Opener opener;
  private OutputStream out;
  private int written;

  SheetRows(Opener opener) {
    this.opener = opener;
  }

  /** Whether any row was written. */
  boolean any() {
    return out != null;
  }

  /**
   * Writes a row; one without any text is left to become an empty line.
   *
   * @param number its number in the sheet, from 1, larger than the last one's
   * @param cells its texts; null for an empty cell
   */
  void write(int number, String[] cells, int width) throws IOException {
    if (isBlank(cells, width)) {
      return;
    }
    if (out == null) {
      out = opener.open();
    }
    for (; written < number - 1; written++) {
      out.write('\n');
    }
    for (int i = 0; i < width; i++) {
      if (i > 0) {
        out.write(',');
      }
      if (cells[i] != null) {
        out.write('"');
        out.write(cells[i].replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8));
        out.write('"');
      }
    }
    out.write('\n');
    written++;
  }

  private static boolean isBlank(String[] cells, int width) {
    for (int i = 0; i < width; i++) {
      if (cells[i] != null && !cells[i].isBlank()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
