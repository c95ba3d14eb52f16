package dev.titan.pipelines.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which business data comes: each writes the same records. */
enum Form {
  OBJECT("json"),
  ARRAY("json"),
  WRAPPED("json"),
  NDJSON("ndjson"),
  CSV("csv"),
  TSV("tsv"),
  XLSX("xlsx");

  private final String extension;

  Form(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  boolean isJson() {
    return this == OBJECT || this == ARRAY || this == WRAPPED || this == NDJSON;
  }

  boolean isText() {
    return this != XLSX;
  }

  /**
   * Writes records whose values are JSON literals: {@code "text"} in quotes, or a number.
   *
   * @param records all with the same keys
   */
  byte[] write(List<Map<String, String>> records) {
    return switch (this) {
      case OBJECT -> json(records, "", "\n", "\n").getBytes(UTF_8);
      case NDJSON -> json(records, "", "\n", "\n").getBytes(UTF_8);
      case ARRAY -> json(records, "[", ",\n", "]").getBytes(UTF_8);
      case WRAPPED -> json(records, "{\"orders\":[", ",", "],\"next\":null}").getBytes(UTF_8);
      case CSV -> delimited(records, ",").getBytes(UTF_8);
      case TSV -> delimited(records, "\t").getBytes(UTF_8);
      case XLSX -> Workbooks.of(rows(records));
    };
  }

  private String json(List<Map<String, String>> records, String begin, String between, String end) {
    // One object over several lines is a document of its own; on one line each they are NDJSON.
    String inside = this == OBJECT ? ",\n  " : ",";
    return records.stream()
        .map(
            record ->
                record.entrySet().stream()
                    .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                    .collect(Collectors.joining(inside, "{", "}")))
        .collect(Collectors.joining(between, begin, end));
  }

  private static String delimited(List<Map<String, String>> records, String delimiter) {
    return rows(records).stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(delimiter)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The header and the cells as a table has them: texts without their quotes. */
  private static List<List<String>> rows(List<Map<String, String>> records) {
    List<List<String>> rows = new java.util.ArrayList<>();
    rows.add(List.copyOf(records.get(0).keySet()));
    for (Map<String, String> record : records) {
      rows.add(record.values().stream().map(Form::unquoted).toList());
    }
    return rows;
  }

  private static String unquoted(String literal) {
    return literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : literal;
  }
}
