package dev.titan.storage.warehouse;

import dev.titan.schemas.run.StagedText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes staged rows in the form that {@link StagedText} describes. */
final class StagedLines {
  private static final String SEPARATOR = String.valueOf(StagedText.SEPARATOR);
  private static final String QUOTE = String.valueOf(StagedText.QUOTE);

  private StagedLines() {}

  static String row(Object... cells) {
    return Arrays.stream(cells).map(StagedLines::cell).collect(Collectors.joining(SEPARATOR))
        + "\n";
  }

  private static String cell(Object cell) {
    if (cell == null) {
      return "";
    }
    String text = cell.toString();
    boolean plain = text.chars().noneMatch(letter -> letter < ' ');
    return plain ? text : QUOTE + text.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
  }
}
