package dev.titan.transforms.stage;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.run.StagedText;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes what became of records as rows of the staged tables, in the form of {@link StagedText},
 * and hands them on in chunks that still fit a processor's cache. Belongs to one worker.
 */
public final class StagedRows {
  /** Larger records are found by their raw object and ordinal instead of being staged again. */
  private static final int MAX_PAYLOAD = 1 << 16;

  /** A chunk is handed on at the first end of a record beyond this many bytes. */
  private static final int CHUNK = 1 << 17;

  private final RowSink sink;
  private final ByteBuilder entries = new ByteBuilder(CHUNK);
  private final ByteBuilder dead = new ByteBuilder();
  private final ByteBuilder ignored = new ByteBuilder();

  /** Rows that go to that sink. */
  public StagedRows(RowSink sink) {
    this.sink = sink;
  }

  /** Adds an event: a row for each of its lines. */
  public void entry(int context, RecordPlace place, EntryLines event) {
    for (int i = 0; i < event.size(); i++) {
      EntryLine line = event.line(i);
      number(entries, context);
      number(entries, place.input);
      number(entries, place.ordinal);
      number(entries, i + 1);
      hex(entries, event.keyBase());
      text(entries, line.eventId());
      if (event.isByContent()) {
        hex(entries, event.sourceHash());
      } else {
        end(entries);
      }
      text(entries, line.locationId());
      word(entries, line.category().name());
      word(entries, line.status().name());
      time(line);
      amounts(line);
      text(entries, line.unit());
      text(entries, line.description());
      text(entries, line.counterparty());
      text(entries, line.reference());
      text(entries, line.attributes());
      entries.append(event.contentHash()).append('\n');
    }
    handOn(StagedTable.ENTRIES, entries, CHUNK);
  }

  private void time(EntryLine line) {
    if (line.hasEventTime()) {
      number(entries, line.eventTimeMicros());
      number(entries, line.eventDay());
    } else {
      end(entries);
      end(entries);
    }
    if (line.hasUpdatedAt()) {
      number(entries, line.updatedAtMicros());
    } else {
      end(entries);
    }
  }

  private void amounts(EntryLine line) {
    if (line.hasAmount()) {
      line.amount().writePlain(entries);
    }
    end(entries);
    text(entries, line.currency());
    if (line.hasQuantity()) {
      line.quantity().writePlain(entries);
    }
    end(entries);
  }

  /** Adds a dead letter. */
  public void dead(RecordPlace place, DeadRow row) {
    number(dead, place.input);
    number(dead, place.ordinal);
    if (row.context() >= 0) {
      number(dead, row.context());
    } else {
      end(dead);
    }
    word(dead, row.reason().stage().name());
    word(dead, row.reason().name());
    text(dead, row.field());
    text(dead, row.detail());
    text(dead, place.part);
    number(dead, place.line);
    int length = place.end - place.start;
    number(dead, length);
    word(dead, Hashes.of(place.bytes, place.start, length));
    text(dead, row.shape());
    if (length > 0 && length <= MAX_PAYLOAD) {
      byte[] payload = Arrays.copyOfRange(place.bytes, place.start, place.end);
      dead.append(Base64.getEncoder().encode(payload));
    }
    dead.append('\n');
    handOn(StagedTable.DEAD, dead, CHUNK);
  }

  /** Adds a record that is deliberately left out. */
  public void ignored(RecordPlace place, IgnoreCode code) {
    number(ignored, place.input);
    number(ignored, place.ordinal);
    ignored.append(code.name()).append('\n');
    handOn(StagedTable.IGNORED, ignored, CHUNK);
  }

  /** Hands on what is left. */
  public void flush() {
    handOn(StagedTable.ENTRIES, entries, 1);
    handOn(StagedTable.DEAD, dead, 1);
    handOn(StagedTable.IGNORED, ignored, 1);
  }

  /** Forgets what was not handed on, after a failure. */
  public void clear() {
    entries.clear();
    dead.clear();
    ignored.clear();
  }

  private void handOn(StagedTable table, ByteBuilder rows, int least) {
    if (rows.length() >= least) {
      sink.rows(table, rows.bytes(), rows.length());
      rows.clear();
    }
  }

  /** Ends a field. */
  private static void end(ByteBuilder out) {
    out.append(StagedText.SEPARATOR);
  }

  private static void number(ByteBuilder out, long value) {
    out.append(value).append(StagedText.SEPARATOR);
  }

  private static void hex(ByteBuilder out, byte[] digits) {
    out.append(digits).append(StagedText.SEPARATOR);
  }

  /** A name of ours, which needs no quotes. */
  private static void word(ByteBuilder out, String word) {
    out.append(word).append(StagedText.SEPARATOR);
  }

  private static void text(ByteBuilder out, Slice text) {
    out.appendField(text.bytes, text.start, text.end, StagedText.QUOTE);
    end(out);
  }

  private static void text(ByteBuilder out, ByteBuilder text) {
    out.appendField(text.bytes(), 0, text.length(), StagedText.QUOTE);
    end(out);
  }

  private static void text(ByteBuilder out, String text) {
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.appendField(bytes, 0, bytes.length, StagedText.QUOTE);
    }
    end(out);
  }
}
