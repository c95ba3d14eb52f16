package dev.titan.transforms.stage;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Status;
import dev.titan.schemas.parquet.RowWriter;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.run.StagedTable;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DecimalValue;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Writes what became of records as rows of the staged tables, whose columns {@link StagedTable}
 * lists. A text without bytes is a missing value. Belongs to one worker.
 */
public final class StagedRows {
  /** Larger records are found by their raw object and ordinal instead of being staged again. */
  private static final int MAX_PAYLOAD = 1 << 16;

  private static final byte[][] CATEGORIES = names(Category.values());
  private static final byte[][] STATUSES = names(Status.values());

  private final RowWriter entries;
  private final RowWriter dead;
  private final RowWriter ignored;

  /** Rows that go to the writers of their tables. */
  public StagedRows(Function<StagedTable, RowWriter> writers) {
    entries = writers.apply(StagedTable.ENTRIES);
    dead = writers.apply(StagedTable.DEAD);
    ignored = writers.apply(StagedTable.IGNORED);
  }

  /** Adds an event: a row for each of its lines. */
  public void entry(int context, RecordPlace place, EntryLines event) {
    for (int i = 0; i < event.size(); i++) {
      EntryLine line = event.line(i);
      entries.number(context);
      entries.number(place.input);
      entries.number(place.ordinal);
      entries.number(i + 1);
      bytes(entries, event.keyBase());
      text(entries, line.eventId());
      if (event.isByContent()) {
        bytes(entries, event.sourceHash());
      } else {
        entries.nothing();
      }
      text(entries, line.locationId());
      bytes(entries, CATEGORIES[line.category().ordinal()]);
      bytes(entries, STATUSES[line.status().ordinal()]);
      times(line);
      amounts(line);
      text(entries, line.unit());
      text(entries, line.description());
      text(entries, line.counterparty());
      text(entries, line.reference());
      text(entries, line.attributes());
      bytes(entries, event.contentHash());
      entries.endRow();
    }
  }

  private void times(EntryLine line) {
    if (line.hasEventTime()) {
      entries.number(line.eventTimeMicros());
      entries.number(line.eventDay());
    } else {
      entries.nothing();
      entries.nothing();
    }
    if (line.hasUpdatedAt()) {
      entries.number(line.updatedAtMicros());
    } else {
      entries.nothing();
    }
  }

  private void amounts(EntryLine line) {
    decimal(line.hasAmount(), line.amount());
    text(entries, line.currency());
    decimal(line.hasQuantity(), line.quantity());
  }

  private void decimal(boolean there, DecimalValue value) {
    if (there) {
      entries.decimal(value.ledgerHigh(), value.ledgerLow());
    } else {
      entries.nothing();
    }
  }

  /** Adds a dead letter. */
  public void dead(RecordPlace place, DeadRow row) {
    dead.number(place.input);
    dead.number(place.ordinal);
    if (row.context() >= 0) {
      dead.number(row.context());
    } else {
      dead.nothing();
    }
    text(dead, row.reason().stage().name());
    text(dead, row.reason().name());
    text(dead, row.field());
    text(dead, row.detail());
    text(dead, place.part);
    dead.number(place.line);
    int length = place.end - place.start;
    dead.number(length);
    text(dead, Hashes.of(place.bytes, place.start, length));
    text(dead, row.shape());
    if (length > 0 && length <= MAX_PAYLOAD) {
      dead.bytes(place.bytes, place.start, place.end);
    } else {
      dead.nothing();
    }
    dead.endRow();
  }

  /** Adds a record that is deliberately left out. */
  public void ignored(RecordPlace place, IgnoreCode code) {
    ignored.number(place.input);
    ignored.number(place.ordinal);
    text(ignored, code.name());
    ignored.endRow();
  }

  private static void bytes(RowWriter out, byte[] bytes) {
    out.bytes(bytes, 0, bytes.length);
  }

  private static void text(RowWriter out, byte[] bytes, int start, int end) {
    if (start < end) {
      out.bytes(bytes, start, end);
    } else {
      out.nothing();
    }
  }

  private static void text(RowWriter out, Slice text) {
    text(out, text.bytes, text.start, text.end);
  }

  private static void text(RowWriter out, ByteBuilder text) {
    text(out, text.bytes(), 0, text.length());
  }

  private static void text(RowWriter out, String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    text(out, bytes, 0, bytes.length);
  }

  private static byte[][] names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }
}
