package dev.titan.storage.warehouse;

import java.time.LocalDate;

/**
 * Which daily sums are wanted. What is null does not narrow.
 *
 * @param tenant of this tenant
 * @param location of this location
 * @param category of this category
 * @param from from this day on
 * @param to up to and including this day
 */
public record RollupFilter(
    String tenant, String location, String category, LocalDate from, LocalDate to) {
  /** Every sum. */
  public static final RollupFilter ALL = new RollupFilter(null, null, null, null, null);

  Where where() {
    return new Where()
        .and("tenant_id = ?", tenant)
        .and("location_id = ?", location)
        .and("category = ?", category)
        .and("event_date >= ?", from)
        .and("event_date <= ?", to);
  }
}
