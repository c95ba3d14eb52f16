package dev.titan.schemas.reason;

/** Why a record is deliberately not an entry. Title, header and blank lines are no records. */
public enum IgnoreCode {
  /** A row that sums the rows above it. */
  TOTAL_ROW(1, "a row that sums other rows"),
  /** The header once more, in the middle of the data (concatenated exports, printed pages). */
  REPEATED_HEADER(2, "the header row, repeated"),
  /** The mapping's own {@code ignore} list names the record. */
  MAPPING_FILTER(3, "excluded by the mapping");

  private final int number;
  private final String meaning;

  IgnoreCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The stable number of this code. */
  public int number() {
    return number;
  }

  /** What it means. */
  public String meaning() {
    return meaning;
  }
}
