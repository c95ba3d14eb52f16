package dev.titan.benchmark.generate;

/** Writes an event down in the schema of a vendor. */
interface RecordWriter {
  /** The record without a line feed, as if the event had no flaw that concerns its bytes. */
  void write(Vendor vendor, Event event, TextOut out);
}
