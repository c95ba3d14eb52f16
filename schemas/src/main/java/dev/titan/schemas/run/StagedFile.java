package dev.titan.schemas.run;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One staged file as its writer saw it, so that the committer can tell a damaged or foreign file.
 *
 * @param table what its rows are
 * @param name its name inside the run's staging folder, without any separator
 * @param bytes its size
 * @param crc32c the CRC32C (RFC 3720, Castagnoli) of all its bytes, 8 lower-case hex digits
 */
public record StagedFile(StagedTable table, String name, long bytes, String crc32c)
    implements Serializable {
  public StagedFile {
    Objects.requireNonNull(table, "table");
    if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException("'" + name + "' is no plain name of a staged file");
    }
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "staged file " + name + " cannot have " + bytes + " bytes");
    }
    if (!crc32c.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException(
          "the crc32c of staged file " + name + " must be 8 lower-case hex digits");
    }
  }

  /** A staged file with the value that {@link java.util.zip.CRC32C#getValue()} gave. */
  public static StagedFile of(StagedTable table, String name, long bytes, long crc32c) {
    return new StagedFile(table, name, bytes, HexFormat.of().toHexDigits((int) crc32c));
  }
}
