package dev.titan.schemas.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads a JSON text (RFC 8259) of bounded size into a tree, and refuses what would make its meaning
 * uncertain: a key named twice, text after the document, halves of surrogate pairs (they have no
 * UTF-8, so two different mappings would have one hash), NUL characters, numbers out of range.
 */
final class StrictJson {
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final int NUMBER_LENGTH = 40;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Bounds.NESTING)
                      .maxNumberLength(NUMBER_LENGTH)
                      .build())
              .build());

  private final String origin;

  private StrictJson(String origin) {
    this.origin = origin;
  }

  /**
   * The tree of a document.
   *
   * @throws MappingException if it is no JSON, too large or ambiguous
   */
  static JsonNode read(String json, String origin) {
    return new StrictJson(origin).read(json);
  }

  private JsonNode read(String json) {
    if (sizeOf(json) > Bounds.DOCUMENT_BYTES) {
      throw wrong("", "the document is too large; expected at most 1 MiB");
    }
    int start = !json.isEmpty() && json.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    JsonNode tree = parse(json.substring(start));
    requireSound(tree, "");
    return tree;
  }

  /** Encodes only what could be small enough. */
  private static int sizeOf(String json) {
    return json.length() > Bounds.DOCUMENT_BYTES
        ? json.length()
        : json.getBytes(StandardCharsets.UTF_8).length;
  }

  private JsonNode parse(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      try {
        JsonNode tree = MAPPER.readTree(parser);
        if (tree == null || tree.isMissingNode()) {
          throw wrong("", "the document is empty; expected a JSON object");
        }
        if (parser.nextToken() != null) {
          throw wrong("", "text follows the JSON document; expected one object and nothing else");
        }
        return tree;
      } catch (JsonProcessingException e) {
        throw notJson(parser, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory cannot fail", e);
    }
  }

  private MappingException notJson(JsonParser parser, JsonProcessingException e) {
    JsonLocation location =
        e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    String problem =
        "line %d, column %d is no strict JSON: %s"
            .formatted(location.getLineNr(), location.getColumnNr(), e.getOriginalMessage());
    return MappingException.at(origin, pointer, problem, e);
  }

  private void requireSound(JsonNode node, String pointer) {
    if (node.isTextual()) {
      requireText(node.textValue(), pointer, "the text");
    } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      throw wrong(pointer, "the number is out of range; expected one of ordinary size");
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      requireText(member.getKey(), pointer, "a key");
      requireSound(member.getValue(), Pointers.child(pointer, member.getKey()));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        requireSound(node.get(i), Pointers.child(pointer, i));
      }
    }
  }

  private void requireText(String text, String pointer, String what) {
    boolean sound =
        text.codePoints()
            .noneMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (!sound) {
      throw wrong(
          pointer,
          what
              + " holds a NUL character or half of a surrogate pair; expected well-formed Unicode");
    }
  }

  private MappingException wrong(String pointer, String problem) {
    return MappingException.at(origin, pointer, problem);
  }
}
