package dev.titan.pipelines.intake;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import java.util.List;
import java.util.Optional;

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

  /**
   * The id that a message declares for its event. Of a message with several records, or with a part
   * that cannot be read, it is not that of any of them.
   */
  public Optional<String> declaredId() {
    return isSingle()
        ? Optional.ofNullable(file.attributes().get(RunInput.EVENT_ID))
        : Optional.empty();
  }

  /** Whether it holds one record, and nothing that could not be read. */
  public boolean isSingle() {
    return records() == 1 && failures.isEmpty();
  }

  /** The records in it, as the splitter counted them. */
  public long records() {
    return parts.stream()
        .flatMap(part -> part.ranges().stream())
        .mapToLong(range -> range.records())
        .sum();
  }
}
