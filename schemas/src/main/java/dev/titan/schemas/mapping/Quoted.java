package dev.titan.schemas.mapping;

/** Text of a document inside a message: short, on one line, and recognisable as a quotation. */
final class Quoted {
  private static final int MAX_CODE_POINTS = 60;

  private Quoted() {}

  /** The text in single quotes; cut when long, control characters as question marks. */
  static String of(String text) {
    StringBuilder out = new StringBuilder("'");
    text.codePoints()
        .limit(MAX_CODE_POINTS)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(out::appendCodePoint);
    if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
      out.append("...");
    }
    return out.append('\'').toString();
  }
}
