package dev.titan.storage.warehouse;

/**
 * One input of a committed run.
 *
 * @param input its position in the manifest, from 0
 * @param rawId the raw object
 * @param tenant whose it is
 * @param location the location that it was received for
 * @param origin where it came from
 * @param counts what became of its records
 */
public record InputRow(
    int input, String rawId, String tenant, String location, String origin, Counts counts) {

  static InputRow of(Row row) {
    return new InputRow(
        (int) row.number("input"),
        row.text("raw_id"),
        row.text("tenant_id"),
        row.text("location_id"),
        row.text("origin"),
        Counts.of(row));
  }
}
