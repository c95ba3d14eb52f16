package dev.titan.pipelines.intake;

import dev.titan.schemas.reason.ReasonCode;
import java.util.List;

/**
 * What intake made of one file.
 *
 * @param file the file
 * @param contentHash SHA-256 of its bytes, 64 hex digits
 * @param bytes its size
 * @param format what it was recognised as, for people
 * @param stored the hash under which the raw store keeps its bytes where they are many, else null:
 *     then they are staged, or the file was only looked at
 * @param parts the texts in it
 * @param failures what could not be read
 */
public record TakenInput(
    InputFile file,
    String contentHash,
    long bytes,
    String format,
    String stored,
    List<TakenPart> parts,
    List<Failure> failures) {

  /**
   * An input, or a part of it, that could not be read.
   *
   * @param part the member or sheet, or null for the input as a whole
   * @param ordinal the number that it takes in the raw object: 0 for the input as a whole
   * @param reason why
   * @param detail what is wrong, without values
   */
  public record Failure(String part, long ordinal, ReasonCode reason, String detail) {}

  /** The records in it, as the splitter counted them. */
  public long records() {
    return parts.stream()
        .flatMap(part -> part.ranges().stream())
        .mapToLong(range -> range.records())
        .sum();
  }
}
