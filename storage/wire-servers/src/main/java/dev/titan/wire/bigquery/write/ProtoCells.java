package dev.titan.wire.bigquery.write;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import dev.titan.wire.bigquery.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads rows that are messages of the writer's own schema (<a
 * href="https://cloud.google.com/bigquery/docs/supported-data-types">types</a>).
 */
final class ProtoCells {
  private static final int NUMERIC_SCALE = 9;

  private final List<Column> columns;
  private final Descriptor descriptor;
  private final FieldDescriptor[] fields;

  /**
   * Rows of a table.
   *
   * @param proto the message that the writer sends
   */
  ProtoCells(List<Column> columns, DescriptorProto proto) {
    this.columns = columns;
    this.descriptor = descriptor(proto);
    this.fields = new FieldDescriptor[columns.size()];
    for (FieldDescriptor field : descriptor.getFields()) {
      int place = place(field.getName());
      if (place < 0) {
        throw StreamError.plain(
            Code.INVALID_ARGUMENT,
            "The proto field mismatched with BigQuery field at " + field.getFullName());
      }
      fields[place] = field;
    }
  }

  private static Descriptor descriptor(DescriptorProto proto) {
    try {
      FileDescriptorProto file =
          FileDescriptorProto.newBuilder().setName("rows.proto").addMessageType(proto).build();
      return FileDescriptor.buildFrom(file, new FileDescriptor[0]).getMessageTypes().get(0);
    } catch (DescriptorValidationException e) {
      throw StreamError.plain(Code.INVALID_ARGUMENT, "Invalid proto schema: " + e.getMessage());
    }
  }

  /** Names of columns do not differ by case. */
  private int place(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The cells of a row.
   *
   * @throws IllegalArgumentException if it does not fit the table; the message says why
   */
  List<Object> row(ByteString bytes) {
    DynamicMessage message;
    try {
      message = DynamicMessage.parseFrom(descriptor, bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("Invalid serialized proto", e);
    }
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      Column column = columns.get(i);
      if (fields[i] != null && message.hasField(fields[i])) {
        cells[i] = cell(column, message.getField(fields[i]));
      } else if (column.required()) {
        throw new IllegalArgumentException("Missing required field: " + column.name());
      }
    }
    return Arrays.asList(cells);
  }

  List<List<Object>> rows(List<ByteString> serialized) {
    List<List<Object>> rows = new ArrayList<>();
    for (ByteString bytes : serialized) {
      rows.add(row(bytes));
    }
    return rows;
  }

  private static Object cell(Column column, Object value) {
    return switch (column.type()) {
      case "INT64" -> ((Number) value).longValue();
      case "FLOAT64" -> ((Number) value).doubleValue();
      case "BOOL", "STRING", "JSON" -> value;
      case "BYTES" -> ((ByteString) value).toByteArray();
      case "DATE" -> LocalDate.ofEpochDay(((Number) value).longValue());
      case "TIMESTAMP" -> Instant.EPOCH.plus(((Number) value).longValue(), ChronoUnit.MICROS);
      case "NUMERIC" -> numeric((ByteString) value);
      default -> throw new IllegalArgumentException("no such type: " + column.type());
    };
  }

  /** A number times 10^9, lowest byte first. */
  private static BigDecimal numeric(ByteString value) {
    byte[] highestFirst = new byte[value.size()];
    for (int i = 0; i < highestFirst.length; i++) {
      highestFirst[i] = value.byteAt(highestFirst.length - 1 - i);
    }
    BigInteger unscaled = highestFirst.length == 0 ? BigInteger.ZERO : new BigInteger(highestFirst);
    return new BigDecimal(unscaled, NUMERIC_SCALE);
  }
}
