package dev.titan.storage.warehouse;

import java.time.LocalDate;
import java.util.List;

/**
 * Which raw objects are wanted: those that meet every condition. What is null does not narrow.
 *
 * @param tenant of this tenant
 * @param source of this source, be it named with them or by the mapping that read them
 * @param runId delivered by this run
 * @param from first received on this day (UTC) or later
 * @param to first received on this day (UTC) or earlier
 * @param rawIds of these ids; empty does not narrow
 * @param letters holding such dead letters, or null
 * @param limit the most objects, or with letters the most letters; null for no limit
 */
public record RawSelection(
    String tenant,
    String source,
    String runId,
    LocalDate from,
    LocalDate to,
    List<String> rawIds,
    Letters letters,
    Integer limit) {
  /** Every raw object. */
  public static final RawSelection ALL =
      new RawSelection(null, null, null, null, null, List.of(), null, null);

  public RawSelection {
    rawIds = List.copyOf(rawIds);
  }

  /**
   * Which dead letters.
   *
   * @param ids these, whatever else holds of them but that they are not discarded; empty for open
   *     ones of every id
   * @param stage of this stage, or null
   * @param reason for this reason, or null
   * @param maxTries letters that so many replays have left dead are left out, unless named by id
   */
  public record Letters(List<String> ids, String stage, String reason, int maxTries) {
    public Letters {
      ids = List.copyOf(ids);
    }
  }
}
