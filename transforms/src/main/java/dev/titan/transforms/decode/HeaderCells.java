package dev.titan.transforms.decode;

/** What a header's cell is called: its text without the accidents of layout. */
final class HeaderCells {
  private HeaderCells() {}

  /** The cell trimmed, with every run of white space (line breaks, too) as one space. */
  static String clean(String cell) {
    StringBuilder out = new StringBuilder(cell.length());
    boolean space = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean blank = c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
      // A byte-order mark in the middle of a concatenated file, and its kin.
      if (c == '\uFEFF' || c == '\u200B') {
        continue;
      }
      if (blank) {
        space = true;
        continue;
      }
      if (space && out.length() > 0) {
        out.append(' ');
      }
      space = false;
      out.append(c);
    }
    return out.toString();
  }
}
