package dev.titan.schemas.parquet;

/**
 * The types of columns, with Parquet's numbers for them.
 *
 * @see <a
 *     href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">
 *     parquet.thrift: Type and ConvertedType</a>
 */
public enum ColumnType {
  /** A whole number of 32 bits. */
  INTEGER(1, 4, -1),
  /** A whole number of 64 bits. */
  BIGINT(2, 8, -1),
  /** Days since 1970-01-01. */
  DATE(1, 4, 6),
  /** Microseconds since 1970-01-01T00:00Z. */
  TIMESTAMP(2, 8, 10),
  /** UTF-8 text of few different values, or of many. */
  TEXT(6, 0, 0),
  /** UTF-8 text that hardly ever repeats, such as a hash: no dictionary is tried. */
  KEY(6, 0, 0),
  /** A JSON text (RFC 8259). */
  JSON(6, 0, 19),
  /** Any bytes. */
  BYTES(6, 0, -1),
  /** A decimal of 38 digits, {@link #DECIMAL_SCALE} of them after the point. */
  DECIMAL(7, 16, 5);

  /** The fraction digits of {@link #DECIMAL}. */
  public static final int DECIMAL_SCALE = 9;

  static final int DECIMAL_PRECISION = 38;

  /** Parquet's physical type. */
  final int physical;

  /** The bytes of a value; 0 if values differ in length. */
  final int width;

  /** Parquet's converted type; -1 for none. */
  final int converted;

  ColumnType(int physical, int width, int converted) {
    this.physical = physical;
    this.width = width;
    this.converted = converted;
  }
}
