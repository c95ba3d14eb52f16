package dev.titan.pipelines.letters;

import java.util.Base64;
import java.util.List;

/**
 * A record as it was received, with how it was decoded. It carries raw data's access rights; only
 * the leaves are masked.
 *
 * @param ordinal its number in the raw object, from 1
 * @param payload its bytes (UTF-8) in base64; of an oversized record only the first ones
 * @param length how many bytes it has
 * @param lines where it stands
 * @param decoding how its text is read
 * @param leaves its values, masked; empty if it cannot be decoded
 */
public record OriginalRecord(
    long ordinal, String payload, long length, Lines lines, Decoding decoding, List<Leaf> leaves) {
  public OriginalRecord {
    leaves = List.copyOf(leaves);
  }

  /** Its bytes, as far as they are here. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(payload);
  }

  /** Whether all bytes are here. */
  public boolean isWhole() {
    return bytes().length == length;
  }

  /**
   * Line numbers, or row numbers of a sheet, from 1.
   *
   * @param before where the record before begins, or null if it is not known
   * @param own where this one begins
   * @param after where the record after begins, or null if it is not known
   */
  public record Lines(Long before, long own, Long after) {}

  /**
   * How a text is read.
   *
   * @param format JSON, one on each line or elements of a list, or a table: ndjson, json, delimited
   * @param encoding of the file; null if it lies in a container, or is not known
   * @param delimiter between cells; null for JSON
   * @param headerLine where the header stands; null for JSON
   * @param header the header's cells; empty for JSON
   */
  public record Decoding(
      String format, String encoding, String delimiter, Long headerLine, List<String> header) {
    public Decoding {
      header = List.copyOf(header);
    }
  }

  /**
   * One value of a record.
   *
   * @param path where it stands, as mappings name it; masked where it holds personal data itself
   * @param type string, number, boolean or null
   * @param masked the value, masked
   */
  public record Leaf(String path, String type, String masked) {}
}
