package dev.titan.storage.warehouse;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes staged rows as the pipeline does: texts quoted, numbers bare, null as nothing. */
final class StagedCsv {
  private StagedCsv() {}

  static String row(Object... cells) {
    return Arrays.stream(cells).map(StagedCsv::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static String cell(Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof String text ? '"' + text.replace("\"", "\"\"") + '"' : cell.toString();
  }
}
