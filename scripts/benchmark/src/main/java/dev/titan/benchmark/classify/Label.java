package dev.titan.benchmark.classify;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.titan.schemas.ledger.Category;
import java.util.List;
import java.util.Map;

/**
 * What a person who knows the system says of a source.
 *
 * @param system the system that writes it, and by which export or call
 * @param language the language of its names
 * @param context what an installation knows of the shop
 * @param expect what should become of it
 * @param category what it is; null for junk
 * @param alternatives what a fair judge would let pass too
 * @param fields for event_id, event_time, amount and quantity the paths that may fill it, the best
 *     first; an empty list where none may
 * @param first what the first record says: event_id, event_time, amount, currency and quantity
 * @param note what is hard about it
 */
public record Label(
    String system,
    String language,
    Context context,
    Expect expect,
    Category category,
    List<Category> alternatives,
    Map<String, List<String>> fields,
    Map<String, String> first,
    String note) {
  public Label {
    alternatives = alternatives == null ? List.of() : alternatives;
    fields = fields == null ? Map.of() : fields;
    first = first == null ? Map.of() : first;
  }

  /**
   * What an installation knows of the shop.
   *
   * @param zone its time zone
   * @param currency the currency of amounts that name none, or null
   */
  public record Context(String zone, String currency) {}

  /** What should become of a source. */
  public enum Expect {
    /** A careful person could map it surely from these rows. */
    @JsonProperty("accept")
    ACCEPT,
    /**
     * Records of a business in which something that matters stays open: it must not be accepted.
     */
    @JsonProperty("ask")
    ASK,
    /** No records of a business: it must not be accepted. */
    @JsonProperty("junk")
    JUNK
  }
}
