package dev.titan.transforms.discover;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.util.List;

/**
 * How discovery came to a proposal: what won, what came second, and why. It names paths and never
 * values.
 *
 * @param categories the likeliest categories, the best first
 * @param fields the fields that something fills or might fill, in the order of the ledger
 * @param missing what stands against using it without a person; empty where it is accepted
 */
public record Explanation(
    List<CategoryEvidence> categories, List<FieldEvidence> fields, List<String> missing) {
  /** Of something that nobody knows. */
  static final Explanation NONE = new Explanation(List.of(), List.of(), List.of());

  public Explanation {
    categories = List.copyOf(categories);
    fields = List.copyOf(fields);
    missing = List.copyOf(missing);
  }

  /**
   * What speaks for a category.
   *
   * @param category the category; UNKNOWN for what is no record of a business
   * @param score the sum of the evidence
   * @param reasons the heaviest evidence
   */
  public record CategoryEvidence(Category category, double score, List<String> reasons) {}

  /**
   * What speaks for a column.
   *
   * @param field the field of the ledger
   * @param source the path that fills it, or null if none does
   * @param score how much speaks for it, about 0 to 1; 0 without a source
   * @param reason why; null without a source
   * @param runnerUp the path that came second, or null if there is no other
   * @param runnerUpScore how much speaks for that
   */
  public record FieldEvidence(
      Field field,
      String source,
      double score,
      String reason,
      String runnerUp,
      double runnerUpScore) {}
}
