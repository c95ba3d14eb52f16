package dev.titan.storage.warehouse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One ledger row that a replay would change, as it is and as it would be.
 *
 * @param change what would happen to it, as {@link ReplayChange#change()}
 * @param cause why
 * @param detail more on it, or null
 * @param eventKey the event
 * @param line the line of the event
 * @param before column to text, or empty if there is no such row
 * @param after likewise
 */
public record ReplayRow(
    String change,
    String cause,
    String detail,
    String eventKey,
    String line,
    Map<String, String> before,
    Map<String, String> after) {
  public ReplayRow {
    before = Collections.unmodifiableMap(new LinkedHashMap<>(before)); // with nulls
    after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }
}
