package dev.titan.storage.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The sum of one day.
 *
 * @param tenant the tenant
 * @param location the location
 * @param category the category
 * @param currency ISO 4217, or null for entries without one
 * @param eventDate the day in the location's zone, or null
 * @param entries how many ledger rows
 * @param quantity their quantities' sum, or null if none has one or the sum is beyond NUMERIC(38,9)
 * @param amount their amounts' sum in major units, or null likewise
 */
public record RollupRow(
    String tenant,
    String location,
    String category,
    String currency,
    LocalDate eventDate,
    long entries,
    BigDecimal quantity,
    BigDecimal amount) {

  static RollupRow of(Row row) {
    return new RollupRow(
        row.text("tenant_id"),
        row.text("location_id"),
        row.text("category"),
        row.text("currency"),
        row.date("event_date"),
        row.number("entries"),
        row.decimal("quantity"),
        row.decimal("amount"));
  }
}
