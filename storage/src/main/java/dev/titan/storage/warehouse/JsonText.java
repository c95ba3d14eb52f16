package dev.titan.storage.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes small JSON objects, and reads them again. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** An object of texts, its keys in order. */
  static String object(Map<String, String> texts) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
        json.writeStringField(text.getKey(), text.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return out.toString();
  }

  /**
   * The texts of such an object.
   *
   * @param json the object, or null for one without any text
   */
  static Map<String, String> texts(String json) {
    Map<String, String> texts = new TreeMap<>();
    if (json == null) {
      return texts;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        texts.put(name, parser.getText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the attributes of a raw object are no JSON object", e);
    }
    return texts;
  }
}
