package dev.titan.storage.warehouse;

/**
 * How much of one tenant is past its time.
 *
 * @param tenant the tenant
 * @param objects raw objects that lose their bytes
 * @param bytes the size of these
 * @param waitingObjects raw objects past their time that keep their bytes because open dead letters
 *     need them
 * @param letters dead letters that go
 * @param openLetters how many of them are open
 * @param checkpoints checkpoints that go; one of several tenants counts for each
 */
public record RetentionCount(
    String tenant,
    long objects,
    long bytes,
    long waitingObjects,
    long letters,
    long openLetters,
    long checkpoints) {

  static RetentionCount of(Row row) {
    return new RetentionCount(
        row.text("tenant_id"),
        row.number("objects"),
        row.number("bytes"),
        row.number("waiting_objects"),
        row.number("letters"),
        row.number("open_letters"),
        row.number("checkpoints"));
  }

  /** Whether anything goes. */
  public boolean removes() {
    return objects + letters + checkpoints > 0;
  }
}
