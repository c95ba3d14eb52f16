package dev.titan.schemas.run;

/**
 * The text of staged files: UTF-8 lines without a header, columns as in {@code
 * sql/duckdb/load_*.sql}, nothing for no value. Fields end with the separator that ASCII has for
 * that purpose, since commas and quotes stand in nearly every record: text without a control
 * character is written and read as it is. Only text with one is put in {@link #QUOTE}, with a quote
 * inside it doubled.
 */
public final class StagedText {
  /** The unit separator of ASCII. */
  public static final char SEPARATOR = '\u001f';

  /** The record separator of ASCII. */
  public static final char QUOTE = '\u001e';

  private StagedText() {}
}
