package dev.titan.storage.warehouse;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;

/**
 * Which dead letters are wanted: those that meet every condition. What is null does not narrow.
 *
 * @param ids of these ids; empty does not narrow
 * @param tenant of this tenant
 * @param source of this source
 * @param stage of this stage
 * @param reason for this reason
 * @param runId seen last by this run
 * @param status OPEN, REPLAYED or DISCARDED
 * @param since last received on this day (UTC) or later
 * @param until last received on this day (UTC) or earlier
 */
public record DeadLetterFilter(
    List<String> ids,
    String tenant,
    String source,
    String stage,
    String reason,
    String runId,
    String status,
    LocalDate since,
    LocalDate until) {
  /** Every dead letter. */
  public static final DeadLetterFilter ALL =
      new DeadLetterFilter(List.of(), null, null, null, null, null, null, null, null);

  /** Those that wait. */
  public static final DeadLetterFilter OPEN = ALL.withStatus("OPEN");

  public DeadLetterFilter {
    ids = List.copyOf(ids);
  }

  /** Only these letters, however they stand. */
  public static DeadLetterFilter of(List<String> ids) {
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("no id at all would mean every letter");
    }
    return new DeadLetterFilter(ids, null, null, null, null, null, null, null, null);
  }

  /** The same letters, if they stand so. */
  public DeadLetterFilter withStatus(String newStatus) {
    return new DeadLetterFilter(ids, tenant, source, stage, reason, runId, newStatus, since, until);
  }

  Where where() {
    Where where =
        new Where()
            .and("tenant_id = ?", tenant)
            .and("source = ?", source)
            .and("stage = ?", stage)
            .and("reason = ?", reason)
            .and("last_run_id = ?", runId)
            .and("status = ?", status)
            .and("last_seen_at >= ?", since == null ? null : since.atStartOfDay())
            .and("last_seen_at < ?", until == null ? null : dayAfter(until));
    if (!ids.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
      where.andAll("dead_letter_id IN (" + marks + ")", ids.toArray());
    }
    return where;
  }

  private static LocalDateTime dayAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay();
  }
}
