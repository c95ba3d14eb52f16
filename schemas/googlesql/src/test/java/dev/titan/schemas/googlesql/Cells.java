package dev.titan.schemas.googlesql;

import com.google.protobuf.ByteString;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Cells as plain Java objects: long, double, boolean, text, {@link BigDecimal}, {@link LocalDate},
 * {@link Instant}, bytes as {@link ByteString}, or null.
 */
public final class Cells {
  static final Type INT64 = TypeFactory.createSimpleType(TypeKind.TYPE_INT64);

  private Cells() {}

  /** An object as a value of that type. */
  public static Value value(Type type, Object cell) {
    if (cell == null) {
      return Value.createNullValue(type);
    }
    return switch (type.getKind()) {
      case TYPE_INT64 -> Value.createInt64Value(((Number) cell).longValue());
      case TYPE_DOUBLE -> Value.createDoubleValue(((Number) cell).doubleValue());
      case TYPE_BOOL -> Value.createBoolValue((Boolean) cell);
      case TYPE_STRING -> Value.createStringValue(cell.toString());
      case TYPE_JSON -> Value.createJsonValue(cell.toString());
      case TYPE_NUMERIC -> Value.createNumericValue((BigDecimal) cell);
      case TYPE_DATE -> Value.createDateValue((LocalDate) cell);
      case TYPE_TIMESTAMP ->
          Value.createTimestampValueFromUnixMicros(
              ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell));
      case TYPE_BYTES -> Value.createBytesValue((ByteString) cell);
      default -> throw new IllegalArgumentException("no cells of type " + type);
    };
  }

  /** A value as an object. */
  public static Object cell(Value value) {
    if (value.isNull()) {
      return null;
    }
    return switch (value.getType().getKind()) {
      case TYPE_INT64 -> value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_BOOL -> value.getBoolValue();
      case TYPE_STRING -> value.getStringValue();
      case TYPE_JSON -> value.getJsonValue();
      case TYPE_NUMERIC -> value.getNumericValue().stripTrailingZeros();
      case TYPE_BIGNUMERIC -> value.getBigNumericValue().stripTrailingZeros();
      case TYPE_DATE -> value.getLocalDateValue();
      case TYPE_TIMESTAMP -> Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS);
      case TYPE_BYTES -> value.getBytesValue();
      default -> throw new IllegalArgumentException("no cells of type " + value.getType());
    };
  }

  /** What DuckDB's driver answers, as the object that {@link #cell} gives for the same. */
  public static Object ofDuckDb(Object object) {
    if (object instanceof Integer number) {
      return number.longValue();
    } else if (object instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    } else if (object instanceof Timestamp time) {
      return time.toLocalDateTime().toInstant(ZoneOffset.UTC);
    } else if (object instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    } else if (object instanceof java.sql.Date day) {
      return day.toLocalDate();
    } else if (object instanceof byte[] bytes) {
      return ByteString.copyFrom(bytes);
    }
    return object;
  }
}
