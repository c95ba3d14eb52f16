package dev.titan.transforms.stage;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.run.StagedTable;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.EntryLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gathers what became of records as rows of the staged tables: CSV lines (RFC 4180, UTF-8, no
 * header, every text in quotes, nothing for no value). Their columns are those of {@code
 * sql/duckdb/load_*.sql}. Belongs to one worker.
 */
public final class StagedRows {
  /** Larger records are found by their raw object and ordinal instead of being staged again. */
  private static final int MAX_PAYLOAD = 1 << 16;

  private final ByteBuilder entries = new ByteBuilder();
  private final ByteBuilder dead = new ByteBuilder();
  private final ByteBuilder ignored = new ByteBuilder();

  /** The bytes gathered so far. */
  public int size() {
    return entries.length() + dead.length() + ignored.length();
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
        comma(entries);
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
      entries.append('"').append(event.contentHash()).append('"').append('\n');
    }
  }

  private void time(EntryLine line) {
    if (line.hasEventTime()) {
      number(entries, line.eventTimeMicros());
      number(entries, line.eventDay());
    } else {
      comma(entries);
      comma(entries);
    }
    if (line.hasUpdatedAt()) {
      number(entries, line.updatedAtMicros());
    } else {
      comma(entries);
    }
  }

  private void amounts(EntryLine line) {
    if (line.hasAmount()) {
      line.amount().writePlain(entries);
    }
    comma(entries);
    text(entries, line.currency());
    if (line.hasQuantity()) {
      line.quantity().writePlain(entries);
    }
    comma(entries);
  }

  /** Adds a dead letter. */
  public void dead(RecordPlace place, DeadRow row) {
    number(dead, place.input);
    number(dead, place.ordinal);
    if (row.context() >= 0) {
      number(dead, row.context());
    } else {
      comma(dead);
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
      dead.append('"').append(Base64.getEncoder().encode(payload)).append('"');
    }
    dead.append('\n');
  }

  /** Adds a record that is deliberately left out. */
  public void ignored(RecordPlace place, IgnoreCode code) {
    number(ignored, place.input);
    number(ignored, place.ordinal);
    ignored.append('"').append(code.name()).append('"').append('\n');
  }

  /** Hands over what was gathered and forgets it. */
  public Map<StagedTable, byte[]> drain() {
    Map<StagedTable, byte[]> rows = new EnumMap<>(StagedTable.class);
    drain(StagedTable.ENTRIES, entries, rows);
    drain(StagedTable.DEAD, dead, rows);
    drain(StagedTable.IGNORED, ignored, rows);
    return rows;
  }

  private static void drain(StagedTable table, ByteBuilder lines, Map<StagedTable, byte[]> rows) {
    if (lines.length() > 0) {
      rows.put(table, lines.toByteArray());
      lines.clear();
    }
  }

  private static void comma(ByteBuilder out) {
    out.append(',');
  }

  private static void number(ByteBuilder out, long value) {
    out.append(value).append(',');
  }

  private static void hex(ByteBuilder out, byte[] digits) {
    out.append('"').append(digits).append('"').append(',');
  }

  /** A name of ours, which needs no escaping. */
  private static void word(ByteBuilder out, String word) {
    out.append('"').append(word).append('"').append(',');
  }

  private static void text(ByteBuilder out, Slice text) {
    if (!text.isEmpty()) {
      out.appendCsv(text.bytes, text.start, text.end);
    }
    comma(out);
  }

  private static void text(ByteBuilder out, ByteBuilder text) {
    if (text.length() > 0) {
      out.appendCsv(text.bytes(), 0, text.length());
    }
    comma(out);
  }

  private static void text(ByteBuilder out, String text) {
    if (text != null && !text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.appendCsv(bytes, 0, bytes.length);
    }
    comma(out);
  }
}
