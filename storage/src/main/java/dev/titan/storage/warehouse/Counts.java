package dev.titan.storage.warehouse;

/**
 * What became of the records of a run, or of one input. {@code read} is the decoder's count, the
 * others are counted over the staged rows; a committed run always balances.
 *
 * @param read the records that were read
 * @param written first contents of new events
 * @param updated new contents of known events
 * @param duplicate contents that were known
 * @param deadLettered records, and whole inputs, that became dead letters
 * @param ignored records that are deliberately no entries
 * @param entries the ledger rows written (an event may have several)
 */
public record Counts(
    long read,
    long written,
    long updated,
    long duplicate,
    long deadLettered,
    long ignored,
    long entries) {

  /** The sum of the outcomes. */
  public long outcomes() {
    return written + updated + duplicate + deadLettered + ignored;
  }

  static Counts of(Row row) {
    return new Counts(
        row.number("read"),
        row.number("written"),
        row.number("updated"),
        row.number("duplicate"),
        row.number("dead_lettered"),
        row.number("ignored"),
        row.number("entries"));
  }
}
