package dev.titan.transforms.decode;

import java.io.Serializable;

/**
 * How much one input may ask of Titan. Every limit protects memory, disk or time against hostile or
 * broken files; none of them is met by an honest export.
 *
 * @param maxRecordBytes the largest record, in bytes of UTF-8 text
 * @param maxDepth how deep objects and arrays may be nested in a record
 * @param maxColumns the largest number of cells in a row; the width of an Excel sheet by default
 * @param expansion how far containers may expand
 */
public record Limits(int maxRecordBytes, int maxDepth, int maxColumns, Expansion expansion)
    implements Serializable {
  private static final int MIB = 1 << 20;

  /** The limits that hold unless the settings say otherwise. */
  public static final Limits DEFAULT = new Limits(16 * MIB, 256, 16_384, Expansion.DEFAULT);

  public Limits {
    if (maxRecordBytes < 1 || maxDepth < 1 || maxColumns < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** These limits with another one for what containers may expand to. */
  public Limits withExpansion(Expansion other) {
    return new Limits(maxRecordBytes, maxDepth, maxColumns, other);
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
      long maxBytes,
      int maxRatio,
      long ratioFloor,
      int maxMembers,
      int maxLevels,
      int maxSharedStringBytes)
      implements Serializable {
    /** 64 GiB, 200 to 1 beyond 64 MiB, 100,000 members, 3 levels, 256 MiB of shared strings. */
    public static final Expansion DEFAULT =
        new Expansion(64L << 30, 200, 64L * MIB, 100_000, 3, 256 * MIB);

    public Expansion {
      if (maxBytes < 1 || maxRatio < 1 || maxMembers < 1 || maxLevels < 1) {
        throw new IllegalArgumentException("limits must be positive");
      }
    }
  }
}
