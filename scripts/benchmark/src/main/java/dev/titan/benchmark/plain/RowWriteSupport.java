package dev.titan.benchmark.plain;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DecimalValue;
import dev.titan.transforms.refine.EntryLine;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Hands the columns of a row to Parquet as they stand in the bytes that were read, without copies.
 */
final class RowWriteSupport extends WriteSupport<StagedRow> {
  /** The columns that Titan stages; see {@code sql/duckdb/staged_tables.sql}. */
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message entry {
            required int32 context;
            required int32 input;
            required int64 ordinal;
            required int32 line;
            required binary key_base (STRING);
            optional binary event_id (STRING);
            optional binary source_hash (STRING);
            optional binary location_id (STRING);
            required binary category (STRING);
            required binary status (STRING);
            optional int64 event_time (TIMESTAMP(MICROS,true));
            optional int32 event_date (DATE);
            optional int64 updated_at (TIMESTAMP(MICROS,true));
            optional fixed_len_byte_array(16) amount (DECIMAL(38,9));
            optional binary currency (STRING);
            optional fixed_len_byte_array(16) quantity (DECIMAL(38,9));
            optional binary unit (STRING);
            optional binary description (STRING);
            optional binary counterparty (STRING);
            optional binary reference (STRING);
            optional binary attributes (STRING);
            required binary content_hash (STRING);
          }
          """);

  private static final int DECIMAL_BYTES = 16;
  private static final int SCALE = DecimalValue.MAX_FRACTION_DIGITS;

  private final byte[] decimal = new byte[DECIMAL_BYTES];
  private RecordConsumer out;
  private int column;

  @Override
  @SuppressWarnings("deprecation") // abstract still, though deprecated
  public WriteContext init(Configuration configuration) {
    return new WriteContext(SCHEMA, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(SCHEMA, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(StagedRow row) {
    EntryLine line = row.line();
    column = 0;
    out.startMessage();
    number(row.context);
    number(row.input);
    large(row.ordinal, true);
    number(row.index + 1);
    digits(row.event.keyBase(), true);
    text(line.eventId());
    digits(row.event.sourceHash(), row.event.isByContent());
    text(line.locationId());
    word(line.category().name());
    word(line.status().name());
    large(line.eventTimeMicros(), line.hasEventTime());
    day(line);
    large(line.updatedAtMicros(), line.hasUpdatedAt());
    decimal(line.amount(), line.hasAmount());
    text(line.currency());
    decimal(line.quantity(), line.hasQuantity());
    text(line.unit());
    text(line.description());
    text(line.counterparty());
    text(line.reference());
    attributes(line.attributes());
    digits(row.event.contentHash(), true);
    out.endMessage();
  }

  private void begin() {
    out.startField(SCHEMA.getFieldName(column), column);
  }

  private void end() {
    out.endField(SCHEMA.getFieldName(column), column);
    column++;
  }

  private void number(int value) {
    begin();
    out.addInteger(value);
    end();
  }

  private void day(EntryLine line) {
    if (line.hasEventTime()) {
      number(line.eventDay());
    } else {
      column++;
    }
  }

  private void large(long value, boolean there) {
    if (there) {
      begin();
      out.addLong(value);
      end();
    } else {
      column++;
    }
  }

  private void word(String name) {
    binary(Binary.fromConstantByteArray(name.getBytes(StandardCharsets.US_ASCII)), true);
  }

  private void digits(byte[] hex, boolean there) {
    binary(Binary.fromReusedByteArray(hex), there);
  }

  private void text(Slice text) {
    binary(Binary.fromReusedByteArray(text.bytes, text.start, text.length()), !text.isEmpty());
  }

  private void attributes(ByteBuilder text) {
    binary(Binary.fromReusedByteArray(text.bytes(), 0, text.length()), text.length() > 0);
  }

  private void binary(Binary value, boolean there) {
    if (there) {
      begin();
      out.addBinary(value);
      end();
    } else {
      column++;
    }
  }

  private void decimal(DecimalValue value, boolean there) {
    if (!there) {
      column++;
      return;
    }
    long unscaled = value.inUnitsOf(SCALE);
    if (unscaled == Long.MIN_VALUE || unscaled == Long.MAX_VALUE) {
      byte[] all =
          value
              .toBigDecimal()
              .setScale(SCALE, RoundingMode.UNNECESSARY)
              .unscaledValue()
              .toByteArray();
      fill(all[0] < 0);
      System.arraycopy(all, 0, decimal, DECIMAL_BYTES - all.length, all.length);
    } else {
      fill(unscaled < 0);
      for (int i = 0; i < Long.BYTES; i++) {
        decimal[DECIMAL_BYTES - 1 - i] = (byte) (unscaled >>> (8 * i));
      }
    }
    binary(Binary.fromReusedByteArray(decimal), true);
  }

  private void fill(boolean negative) {
    java.util.Arrays.fill(decimal, (byte) (negative ? -1 : 0));
  }
}
