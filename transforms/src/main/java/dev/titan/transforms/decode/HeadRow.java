package dev.titan.transforms.decode;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One row of a text's head, as the search for a header sees it.
 *
 * @param cells its cells, cleaned
 * @param spaced how many of its cells began with a space behind their delimiter
 * @param start its first byte
 * @param end the byte behind its terminator
 * @param line its first line, from 1
 * @param nextLine the line behind it
 */
record HeadRow(List<String> cells, int spaced, int start, int end, long line, long nextLine) {
  private static final int LONGEST_NAME = 80;
  private static final int COMPARED = 50;

  /** At most one in so many cells below a name may look like it. */
  private static final int ALIKE = 5;

  int cellCount() {
    return cells.size();
  }

  /** The number of cells up to the last filled one. */
  int width() {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isEmpty()) {
      width--;
    }
    return width;
  }

  int filled() {
    return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
  }

  boolean isBlank() {
    return filled() == 0;
  }

  /**
   * Short, distinct names (some may repeat), none of them a number or a date.
   *
   * @param below the rows below
   */
  boolean looksLikeHeader(List<HeadRow> below) {
    Set<String> distinct = new HashSet<>();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (cell.isEmpty()) {
        continue;
      }
      boolean name =
          CellKind.of(cell) == CellKind.WORD
              || (CellKind.mayBeName(cell) && isUnlikeThose(below, column));
      if (!name || cell.length() > LONGEST_NAME || isSentence(cell)) {
        return false;
      }
      distinct.add(cell.toLowerCase(Locale.ROOT));
    }
    return distinct.size() * 2 >= filled();
  }

  /** Whether hardly any cell below begins with the same letters. */
  private boolean isUnlikeThose(List<HeadRow> below, int column) {
    String letters = CellKind.letters(cells.get(column));
    boolean flag = CellKind.isFlag(cells.get(column));
    int alike = 0;
    int filled = 0;
    for (HeadRow row : below.subList(0, Math.min(COMPARED, below.size()))) {
      String other = column < row.cells.size() ? row.cells.get(column) : "";
      if (!other.isEmpty()) {
        filled++;
        boolean flags = flag && CellKind.isFlag(other);
        alike += flags || CellKind.letters(other).equals(letters) ? 1 : 0;
      }
    }
    return filled > 0 && ALIKE * alike <= filled;
  }

  /** Whether all cells are names of few words. */
  boolean isTerse() {
    return cells.stream().allMatch(cell -> cell.split(" ").length <= 4) && spaced < cells.size() - 1
        || cells.size() == 1 && cells.get(0).split(" ").length <= 4;
  }

  /** Whether a cell holds a number, a date, a flag or a code. */
  boolean hasValue() {
    return cells.stream().anyMatch(cell -> CellKind.of(cell) == CellKind.VALUE);
  }

  /** Whether all filled cells do. */
  boolean isValue() {
    return cells.stream().allMatch(cell -> cell.isEmpty() || CellKind.of(cell) == CellKind.VALUE);
  }

  /** Whether the row reads like part of a text: words behind comma and space, or a full stop. */
  boolean looksLikeProse() {
    boolean spacedOut = cells.size() > 1 && spaced == cells.size() - 1;
    return spacedOut || cells.stream().anyMatch(HeadRow::isSentence);
  }

  private static boolean isSentence(String cell) {
    boolean ends = cell.endsWith(".") || cell.endsWith("!") || cell.endsWith("?");
    return cell.contains("://") || (ends && cell.split(" ").length > 4);
  }
}
