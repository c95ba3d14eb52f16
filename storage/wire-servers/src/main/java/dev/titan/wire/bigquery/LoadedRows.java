package dev.titan.wire.bigquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a <a
 * href="https://cloud.google.com/bigquery/docs/loading-data-cloud-storage-json">load job</a>: a
 * JSON object per line, also gzipped. A row that does not fit its table fails the job, and nothing
 * of it is loaded.
 */
final class LoadedRows {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final int GZIP = 0x1f;

  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();

  LoadedRows(List<Column> columns) {
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
  }

  List<List<Object>> read(byte[] bytes) {
    List<List<Object>> rows = new ArrayList<>();
    for (String line : new String(unpacked(bytes), StandardCharsets.UTF_8).split("\n")) {
      if (!line.isBlank()) {
        rows.add(row(line, rows.size() + 1));
      }
    }
    return rows;
  }

  private static byte[] unpacked(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != GZIP) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw ApiException.invalid("Error while reading data, error message: not whole gzip.");
    }
  }

  private List<Object> row(String line, int number) {
    Object[] row = new Object[columns.size()];
    for (Map.Entry<String, JsonNode> field : object(line, number).properties()) {
      Integer place = places.get(field.getKey());
      if (place == null) {
        throw wrong(number, "No such field: " + field.getKey() + ".");
      }
      row[place] = cell(columns.get(place), field.getValue(), number);
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] == null && columns.get(i).required()) {
        throw wrong(number, "Missing required field: " + columns.get(i).name() + ".");
      }
    }
    return Arrays.asList(row);
  }

  private static ObjectNode object(String line, int number) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // told below
    }
    throw wrong(number, "JSON parsing error.");
  }

  private static Object cell(Column column, JsonNode value, int number) {
    if (value.isNull()) {
      return null;
    }
    try {
      return switch (column.type()) {
        case "STRING" -> value.asText();
        case "INT64" -> Long.valueOf(value.asText());
        case "FLOAT64" -> Double.valueOf(value.asText());
        case "BOOL" -> value.isBoolean() ? value.booleanValue() : parseBoolean(value.asText());
        case "NUMERIC" -> new BigDecimal(value.asText());
        case "DATE" -> LocalDate.parse(value.asText());
        case "TIMESTAMP" -> timestamp(value.asText());
        case "BYTES" -> Base64.getDecoder().decode(value.asText());
        case "JSON" -> JSON.writeValueAsString(value);
        default -> throw new IllegalArgumentException("no such type");
      };
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      throw wrong(number, "Could not convert value to " + column.type() + ": " + column.name());
    }
  }

  private static Boolean parseBoolean(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("no truth value");
    }
    return Boolean.valueOf(text);
  }

  /** ISO 8601, or with a space and without a zone, which is UTC then. */
  static Instant timestamp(String text) {
    String iso = text.replace(' ', 'T').replace(" UTC", "Z").replaceFirst("\\+00(:00)?$", "Z");
    return Instant.parse(iso.endsWith("Z") ? iso : iso + "Z");
  }

  private static ApiException wrong(int row, String what) {
    return ApiException.invalid(
        "Error while reading data, error message: row " + row + ": " + what);
  }
}
