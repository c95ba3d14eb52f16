package dev.titan.pipelines.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Where a command writes: results to stdout, everything else to stderr. With {@code --json} stdout
 * carries one JSON object per line and nothing else.
 */
final class Output {
  private static final JsonFactory JSON = new JsonFactory();

  private final boolean json;
  private final PrintWriter out;
  private final PrintWriter err;

  Output(boolean json, PrintWriter out, PrintWriter err) {
    this.json = json;
    this.out = out;
    this.err = err;
  }

  /** Whether the user asked for JSON. */
  boolean json() {
    return json;
  }

  /** For everything that is no result. */
  PrintWriter err() {
    return err;
  }

  /** For results that people read; to be used only without {@code --json}. */
  PrintWriter out() {
    return out;
  }

  /** A line of results for people. */
  void line(String text) {
    out.println(text);
  }

  /** A line about the work, not a result of it. It comes after the results so far. */
  void note(String text) {
    out.flush(); // both may go to the same terminal
    err.println(Table.printable(text)); // it may name a file as strangers have named it
  }

  void table(Table table) {
    table.print(out);
  }

  /**
   * One JSON object on a line. Decimals are written as strings, so that none is rounded; as in
   * tables, see {@link Decimals}.
   */
  void object(Map<String, ?> fields) {
    out.println(jsonText(fields));
  }

  void flush() {
    out.flush();
    err.flush();
  }

  static String jsonText(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer cannot fail", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName(entry.getKey().toString());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      generator.writeString(Decimals.plain(number));
    } else if (value instanceof RawJson raw) {
      generator.writeRawValue(raw.text());
    } else {
      generator.writeString(value.toString());
    }
  }

  /**
   * A text that is JSON already. Line ends are only layout in it (within strings JSON escapes
   * them), and would break the rule of one object per line.
   */
  record RawJson(String text) {
    RawJson {
      text = text.replaceAll("\\s*[\\r\\n]\\s*", " ").strip();
    }
  }
}
