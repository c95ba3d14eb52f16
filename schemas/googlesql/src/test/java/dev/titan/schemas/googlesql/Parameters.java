package dev.titan.schemas.googlesql;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import dev.titan.wire.ApiException;
import dev.titan.wire.bigquery.SqlStatement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Query parameters <a
 * href="https://cloud.google.com/bigquery/docs/reference/rest/v2/QueryParameter">as clients send
 * them</a>, as values. Positional ones become named ones, since the evaluator knows no others.
 */
final class Parameters {
  private static final String NAME = "positional_";

  private Parameters() {}

  /** Declares the parameters of a statement; returns its text, with names for question marks. */
  static String declare(SqlStatement statement, GoogleSql sql) {
    sql.clearParameters();
    int number = 0;
    for (JsonNode parameter : statement.parameters()) {
      number++;
      String name = statement.positional() ? NAME + number : parameter.path("name").asText();
      sql.declare(name, value(type(parameter.path("parameterType")), parameter));
    }
    return statement.positional() ? named(statement.text(), number) : statement.text();
  }

  /** Question marks within quotes stay what they are. */
  private static String named(String text, int parameters) {
    StringBuilder named = new StringBuilder();
    char quote = 0;
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '?') {
        number++;
        named.append('@').append(NAME).append(number);
        continue;
      } else if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
        quote = c;
      } else if (quote == c) {
        quote = 0;
      } else if (quote != 0 && c == '\\') {
        named.append(c);
        i++;
        c = text.charAt(i);
      }
      named.append(c);
    }
    if (number != parameters) {
      throw ApiException.invalid(
          "Query has " + number + " positional parameters, but " + parameters + " were given.");
    }
    return named.toString();
  }

  static Type type(JsonNode type) {
    String name = type.path("type").asText();
    return switch (name) {
      case "ARRAY" -> TypeFactory.createArrayType(type(type.path("arrayType")));
      case "STRUCT" -> {
        List<StructType.StructField> fields = new ArrayList<>();
        for (JsonNode field : type.path("structTypes")) {
          fields.add(
              new StructType.StructField(field.path("name").asText(), type(field.path("type"))));
        }
        yield TypeFactory.createStructType(fields);
      }
      default -> simple(name);
    };
  }

  /** A type by its GoogleSQL name. */
  static Type simple(String name) {
    TypeKind kind =
        switch (name) {
          case "STRING" -> TypeKind.TYPE_STRING;
          case "INT64" -> TypeKind.TYPE_INT64;
          case "FLOAT64" -> TypeKind.TYPE_DOUBLE;
          case "BOOL" -> TypeKind.TYPE_BOOL;
          case "NUMERIC" -> TypeKind.TYPE_NUMERIC;
          case "DATE" -> TypeKind.TYPE_DATE;
          case "TIMESTAMP" -> TypeKind.TYPE_TIMESTAMP;
          case "BYTES" -> TypeKind.TYPE_BYTES;
          case "JSON" -> TypeKind.TYPE_JSON;
          default -> throw ApiException.invalid("Invalid type " + name + ".");
        };
    return TypeFactory.createSimpleType(kind);
  }

  /** The value of an object that has {@code parameterValue}. */
  private static Value value(Type type, JsonNode parameter) {
    return of(type, parameter.path("parameterValue"));
  }

  private static Value of(Type type, JsonNode value) {
    if (type.isArray()) {
      List<Value> elements = new ArrayList<>();
      for (JsonNode element : value.path("arrayValues")) {
        elements.add(of(type.asArray().getElementType(), element));
      }
      return Value.createArrayValue(type.asArray(), elements);
    } else if (type.isStruct()) {
      List<Value> fields = new ArrayList<>();
      for (StructType.StructField field : type.asStruct().getFieldList()) {
        fields.add(of(field.getType(), value.path("structValues").path(field.getName())));
      }
      return Value.createStructValue(type.asStruct(), fields);
    }
    JsonNode text = value.path("value");
    return text.isMissingNode() || text.isNull()
        ? Value.createNullValue(type)
        : simple(type, text.asText());
  }

  private static Value simple(Type type, String text) {
    try {
      return switch (type.getKind()) {
        case TYPE_INT64 -> Cells.value(type, Long.valueOf(text));
        case TYPE_DOUBLE -> Cells.value(type, Double.valueOf(text));
        case TYPE_BOOL -> Cells.value(type, Boolean.valueOf(text));
        case TYPE_NUMERIC -> Cells.value(type, new BigDecimal(text));
        case TYPE_DATE -> Cells.value(type, LocalDate.parse(text));
        case TYPE_TIMESTAMP -> Cells.value(type, Instant.parse(text.replace(' ', 'T')));
        case TYPE_BYTES -> Cells.value(type, ByteString.copyFrom(Base64.getDecoder().decode(text)));
        default -> Cells.value(type, text);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ApiException.invalid("Invalid value for a parameter of type " + type + ".");
    }
  }
}
