package dev.titan.schemas.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON form of a manifest, strictly: an unknown, missing or repeated field is an error,
 * since a manifest misread would be a run miscounted.
 */
final class ManifestReader {
  private final JsonFactory factory;
  private final String origin;

  ManifestReader(JsonFactory factory, String origin) {
    this.factory = factory;
    this.origin = origin;
  }

  Manifest read(InputStream in) throws IOException {
    try (JsonParser json = factory.createParser(in)) {
      json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      json.nextToken();
      return manifest(json);
    } catch (JsonProcessingException e) {
      // Jackson's text quotes the content, which may be personal: only the position is told.
      throw new ManifestException(
          origin, "it is no well-formed JSON at byte " + e.getLocation().getByteOffset());
    } catch (DateTimeParseException e) {
      throw new ManifestException(origin, "a time in it is no ISO 8601 instant");
    } catch (IllegalArgumentException e) {
      throw new ManifestException(origin, String.valueOf(e.getMessage()));
    }
  }

  private static Manifest manifest(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    List<RunContext> contexts = new ArrayList<>();
    List<RunInput> inputs = new ArrayList<>();
    List<StagedFile> files = new ArrayList<>();
    expect(json, JsonToken.START_OBJECT, "the manifest");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "contexts" -> elements(json, name, object -> contexts.add(context(object)));
        case "inputs" -> elements(json, name, object -> inputs.add(input(object)));
        case "files" -> elements(json, name, object -> files.add(file(object)));
        default -> texts.put(name, scalar(json, name));
      }
    }
    Fields fields = new Fields("manifest", texts, Map.of());
    int format = (int) fields.number("format");
    if (format != Manifest.FORMAT) {
      throw new IllegalArgumentException(
          "its format is "
              + format
              + ", this Titan reads format "
              + Manifest.FORMAT
              + "; finish its run with the Titan that staged it");
    }
    return fields.done(
        new Manifest(
            fields.text("run_id"),
            fields.text("mode"),
            Instant.parse(fields.text("created_at")),
            fields.text("mapping_snapshot"),
            contexts,
            inputs,
            files,
            (int) fields.number("units"),
            fields.optional("staged_as")));
  }

  private static RunContext context(Fields fields) {
    return fields.done(
        new RunContext(
            fields.text("tenant"),
            fields.text("source"),
            fields.text("mapping_id"),
            (int) fields.number("mapping_version"),
            fields.text("schema_fingerprint"),
            Kind.valueOf(fields.text("kind")),
            IdScope.valueOf(fields.text("id_scope")),
            Double.parseDouble(fields.text("confidence"))));
  }

  private static RunInput input(Fields fields) {
    return fields.done(
        new RunInput(
            fields.text("raw_id"),
            fields.text("tenant"),
            fields.text("location"),
            fields.nullable("source"),
            fields.text("origin"),
            fields.text("content_hash"),
            fields.number("bytes"),
            fields.text("format"),
            Instant.parse(fields.text("received_at")),
            fields.number("read"),
            fields.nullable("stored"),
            fields.attributes()));
  }

  private static StagedFile file(Fields fields) {
    return fields.done(
        new StagedFile(
            StagedTable.ofJson(fields.text("table")),
            fields.text("name"),
            fields.number("bytes"),
            fields.text("crc32c")));
  }

  private interface ObjectReader {
    void read(Fields fields);
  }

  private static void elements(JsonParser json, String name, ObjectReader reader)
      throws IOException {
    expect(json, JsonToken.START_ARRAY, name);
    int position = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String where = name + "[" + position++ + "]";
      expect(json, JsonToken.START_OBJECT, where);
      Map<String, String> texts = new HashMap<>();
      Map<String, String> attributes = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("attributes")) {
          attributes(json, where, attributes);
        } else {
          texts.put(field, scalar(json, where + "." + field));
        }
      }
      reader.read(new Fields(where, texts, attributes));
    }
  }

  private static void attributes(JsonParser json, String where, Map<String, String> into)
      throws IOException {
    expect(json, JsonToken.START_OBJECT, where + ".attributes");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      into.put(name, scalar(json, where + ".attributes"));
    }
  }

  private static String scalar(JsonParser json, String where) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!json.currentToken().isScalarValue()) {
      throw new IllegalArgumentException(where + " is unknown, or must be a text or a number");
    }
    return json.getText();
  }

  private static void expect(JsonParser json, JsonToken token, String where) {
    if (json.currentToken() != token) {
      String what = token == JsonToken.START_ARRAY ? "an array" : "an object";
      throw new IllegalArgumentException(where + " must be " + what);
    }
  }

  /** The scalar fields of one object; each is taken once, and none may be left over. */
  private record Fields(String where, Map<String, String> texts, Map<String, String> attributes) {

    /** Null if it is not there. */
    String optional(String name) {
      return texts.remove(name);
    }

    String nullable(String name) {
      if (!texts.containsKey(name)) {
        throw new IllegalArgumentException(where + "." + name + " is missing");
      }
      return texts.remove(name);
    }

    String text(String name) {
      String text = nullable(name);
      if (text == null) {
        throw new IllegalArgumentException(where + "." + name + " must not be null");
      }
      return text;
    }

    long number(String name) {
      String text = text(name);
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(where + "." + name + " must be a whole number", e);
      }
    }

    <T> T done(T value) {
      if (!texts.isEmpty()) {
        String first = texts.keySet().stream().sorted().findFirst().orElseThrow();
        throw new IllegalArgumentException(where + "." + first + " is unknown");
      }
      return value;
    }
  }
}
