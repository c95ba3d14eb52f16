package dev.titan.schemas.settings;

import java.io.Serializable;

/**
 * How much one input may ask of Titan. Every limit protects memory, disk or time against hostile or
 * broken files; none of them is met by an honest export. Beyond a limit an input, or a record,
 * becomes a dead letter.
 *
 * @param maxRecordBytes the largest record, in bytes of UTF-8 text
 * @param maxDepth how deep objects and arrays may be nested in a record
 * @param maxColumns the largest number of cells in a row; the width of an Excel sheet by default
 * @param expansion how far containers may expand
 */
public record Limits(
    @Setting(
            fallback = "" + RECORD_BYTES,
            min = 1 << 10,
            max = 1 << 30,
            text = "A record has at most so many bytes.")
        int maxRecordBytes,
    @Setting(
            fallback = "" + DEPTH,
            min = 1,
            max = 10_000,
            text = "Objects and lists of JSON are nested at most so deep.")
        int maxDepth,
    @Setting(
            fallback = "" + COLUMNS,
            min = 1,
            max = 1_000_000,
            text = "A row of a table has at most so many cells.")
        int maxColumns,
    Expansion expansion)
    implements Serializable {
  private static final int MIB = 1 << 20;
  private static final int RECORD_BYTES = 16 * MIB;
  private static final int DEPTH = 256;
  private static final int COLUMNS = 16_384;

  /** The limits that hold unless the settings say otherwise. */
  public static final Limits DEFAULT = new Limits(RECORD_BYTES, DEPTH, COLUMNS, Expansion.DEFAULT);

  public Limits {
    if (maxRecordBytes < 1 || maxDepth < 1 || maxColumns < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** These limits with another one for what containers may expand to. */
  public Limits withExpansion(Expansion other) {
    return new Limits(maxRecordBytes, maxDepth, maxColumns, other);
  }

  /** These limits with another one for the shared strings of a workbook, in bytes. */
  public Limits withSharedStrings(int bytes) {
    return withExpansion(
        new Expansion(
            expansion.maxBytes,
            expansion.maxRatio,
            expansion.ratioFloor,
            expansion.maxMembers,
            expansion.maxLevels,
            bytes));
  }

  /** These limits with another largest record, in bytes. */
  public Limits withMaxRecordBytes(int bytes) {
    return new Limits(bytes, maxDepth, maxColumns, expansion);
  }

  /**
   * How far the containers of one input may expand, all of its members and levels together.
   *
   * @param maxBytes the bytes that may come out of one input
   * @param maxRatio bytes out per byte of the input; deflate alone cannot pass about 1000
   * @param ratioFloor the bytes out from which on the ratio is looked at: small files compress well
   * @param maxMembers the members of one zip
   * @param maxLevels containers within containers, the outermost counted
   * @param maxSharedStringBytes the text that a workbook's shared strings may hold in memory
   */
  public record Expansion(
      @Setting(
              fallback = "" + BYTES,
              min = 1 << 20,
              text = "One input (gzip, zip, workbook) expands to at most so many bytes.")
          long maxBytes,
      @Setting(
              fallback = "" + RATIO,
              min = 1,
              max = 100_000,
              text = "One input expands to at most so many times its size.")
          int maxRatio,
      @Setting(
              fallback = "" + RATIO_FLOOR,
              min = 0,
              text = "How many times its size is looked at once so many bytes have come out.")
          long ratioFloor,
      @Setting(
              fallback = "" + MEMBERS,
              min = 1,
              max = 10_000_000,
              text = "An archive holds at most so many files.")
          int maxMembers,
      @Setting(
              fallback = "" + LEVELS,
              min = 1,
              max = 10,
              text = "Containers lie within containers at most so deep, the outermost counted.")
          int maxLevels,
      @Setting(
              fallback = "" + SHARED_STRING_BYTES,
              min = 1 << 10,
              max = Integer.MAX_VALUE,
              text = "The texts that the cells of a workbook share have at most so many bytes.")
          int maxSharedStringBytes)
      implements Serializable {
    private static final long BYTES = 64L << 30;
    private static final int RATIO = 200;
    private static final long RATIO_FLOOR = 64L * MIB;
    private static final int MEMBERS = 100_000;
    private static final int LEVELS = 3;
    private static final int SHARED_STRING_BYTES = 256 * MIB;

    /** What holds unless the settings say otherwise. */
    public static final Expansion DEFAULT =
        new Expansion(BYTES, RATIO, RATIO_FLOOR, MEMBERS, LEVELS, SHARED_STRING_BYTES);

    public Expansion {
      if (maxBytes < 1 || maxRatio < 1 || maxMembers < 1 || maxLevels < 1) {
        throw new IllegalArgumentException("limits must be positive");
      }
    }
  }
}
