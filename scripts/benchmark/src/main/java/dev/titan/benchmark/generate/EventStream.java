package dev.titan.benchmark.generate;

import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The events of a data set, one after the other: 2 % repeat one of the last few thousand, 1 % are
 * broken, the vendors take turns at random.
 */
final class EventStream {
  /** How many events back a repetition may reach. */
  private static final int MEMORY = 5_000;

  /** In a row of CSV no quoted cell has begun yet after so many bytes. */
  private static final int CSV_CUT = 24;

  private final Layout layout;
  private final RecordWriter writer;
  private final SplittableRandom random;
  private final Event event = new Event();
  private final TextOut text = new TextOut();
  private final byte[][] memory = new byte[MEMORY][];
  private final Vendor[] memoryVendors = new Vendor[MEMORY];
  private final Map<ReasonCode, Long> dead = new EnumMap<>(ReasonCode.class);
  private int remembered;
  private long read;
  private long duplicates;
  private long bytes;

  EventStream(Layout layout, long seed) {
    this.layout = layout;
    this.writer = layout == Layout.CSV ? new CsvRecords() : new JsonRecords();
    this.random = new SplittableRandom(seed);
  }

  /** Takes a record without its line feed. */
  interface Sink {
    void accept(Vendor vendor, byte[] record) throws IOException;
  }

  /**
   * The next event.
   *
   * @param only of this vendor, or of any where null
   */
  void next(Vendor only, Sink sink) throws IOException {
    int roll = random.nextInt(10_000);
    read++;
    if (roll < 200 && remembered > 0) {
      int which = random.nextInt(Math.min(remembered, MEMORY));
      duplicates++;
      deliver(memoryVendors[which], memory[which], sink);
      return;
    }
    Flaw flaw = roll >= 200 && roll < 300 ? Flaw.ofHundred(roll - 200) : Flaw.NONE;
    Vendor vendor = only == null ? Vendor.values()[random.nextInt(4)] : only;
    event.draw(random, read, flaw);
    byte[] record = record(vendor);
    if (flaw == Flaw.NONE) {
      memoryVendors[remembered % MEMORY] = vendor;
      memory[remembered++ % MEMORY] = record;
    } else {
      dead.merge(flaw.reason(layout, vendor), 1L, Long::sum);
    }
    deliver(vendor, record, sink);
  }

  /** Forgets what could be repeated: what follows belongs to another tenant. */
  void forget() {
    remembered = 0;
  }

  private void deliver(Vendor vendor, byte[] record, Sink sink) throws IOException {
    bytes += record.length + 1;
    sink.accept(vendor, record);
  }

  private byte[] record(Vendor vendor) {
    if (event.flaw == Flaw.GARBAGE) {
      return ("#### no record: log line " + read + " " + event.text.toString().replace('"', '\''))
          .getBytes(StandardCharsets.UTF_8);
    }
    text.clear();
    writer.write(vendor, event, text);
    byte[] record = text.bytes();
    if (event.flaw != Flaw.TRUNCATED) {
      return record;
    }
    return Arrays.copyOf(record, layout == Layout.CSV ? CSV_CUT : record.length / 2);
  }

  /** What must become of the events so far. */
  Expected expected() {
    return new Expected(read, duplicates, dead, bytes);
  }
}
