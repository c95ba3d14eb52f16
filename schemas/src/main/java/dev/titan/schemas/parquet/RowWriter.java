package dev.titan.schemas.parquet;

/**
 * Takes the rows of a table, value by value in the order of its columns, each row ended by {@link
 * #endRow}.
 */
public interface RowWriter {
  /** The next value is a whole number, or a date or time in the unit of its {@link ColumnType}. */
  void number(long value);

  /** The next value is a text in UTF-8, or bytes. */
  void bytes(byte[] source, int start, int end);

  /**
   * The next value is a decimal, in units of {@code 10^-9}, as a number of 128 bits.
   *
   * @param high its upper 64 bits, with the sign
   * @param low its lower 64 bits
   */
  void decimal(long high, long low);

  /** The next value is missing. */
  void nothing();

  /**
   * Ends the row.
   *
   * @throws IllegalStateException if it has not as many values as there are columns
   */
  void endRow();
}
