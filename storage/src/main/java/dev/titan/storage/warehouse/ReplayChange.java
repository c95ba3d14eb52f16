package dev.titan.storage.warehouse;

/**
 * What a replay has changed in the ledger, for one cause.
 *
 * @param change ADDED, CHANGED (another content), RESTATED (the same content by another version of
 *     the mapping, or of another age), GONE, or KEPT (it would differ, but the bytes of another
 *     object that it stands on are gone)
 * @param cause WAS_DEAD or NEW_EVENT; MAPPING or SETTINGS; NOW_DEAD, NOW_IGNORED, OTHER_EVENT or
 *     NOT_READ; ORIGINAL_GONE
 * @param detail the reason or ignore code, or the versions of the mapping; null where the cause
 *     says it all
 * @param events how many events
 * @param entries their ledger rows: the new ones, or of GONE and KEPT the former ones
 */
public record ReplayChange(String change, String cause, String detail, long events, long entries) {

  static ReplayChange of(Row row) {
    return new ReplayChange(
        row.text("change"),
        row.text("cause"),
        row.text("detail"),
        row.number("events"),
        row.number("entries"));
  }
}
