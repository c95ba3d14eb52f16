package dev.titan.schemas.mapping;

/**
 * How large a mapping and its texts may be. Lengths of texts count Unicode code points, as JSON
 * Schema's {@code maxLength} does; {@code mapping.schema.json} names the same numbers.
 */
final class Bounds {
  /** Bytes of a whole document in UTF-8. */
  static final int DOCUMENT_BYTES = 1 << 20;

  /** Objects and arrays inside one another. */
  static final int NESTING = 32;

  /** Operators inside one another. */
  static final int OPERATOR_NESTING = 16;

  static final int VERSION = 999_999_999;
  static final int PATH = 1024;
  static final int CONST = 4096;
  static final int VALUE = 512;
  static final int SEPARATOR = 64;
  static final int SPLIT_INDEX = 1000;
  static final int PATTERN = 128;
  static final int ZONE = 64;
  static final int LANGUAGE = 35;
  static final int TABLE_NAME = 100;
  static final int PROVENANCE = 200;

  private Bounds() {}
}
