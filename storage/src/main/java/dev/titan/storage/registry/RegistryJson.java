package dev.titan.storage.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.storage.objects.StorageException;
import java.nio.charset.StandardCharsets;

/**
 * The registry's own small documents. Each is an object with a {@code format} number; a document of
 * another format is refused, not guessed at.
 */
final class RegistryJson {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final int FORMAT = 1;

  private RegistryJson() {}

  /** A new document, its format filled in. */
  static ObjectNode document() {
    return MAPPER.createObjectNode().put("format", FORMAT);
  }

  /** A document as UTF-8 bytes: pretty enough for a person, the same for equal content. */
  static byte[] bytes(ObjectNode document) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /**
   * Reads a document.
   *
   * @param origin what it is, for messages
   * @throws StorageException if it is damaged or of another format
   */
  static JsonNode parse(String text, String origin) {
    JsonNode document;
    try {
      document = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // without the cause: Jackson quotes the text, and evidence may be personal
      throw new StorageException(origin + " is damaged: no JSON; restore the file from a backup");
    }
    int format = document.path("format").asInt(0);
    if (format != FORMAT) {
      throw new StorageException(
          origin
              + " has format "
              + format
              + ", this Titan knows format "
              + FORMAT
              + ": use the version of Titan that wrote it");
    }
    return document;
  }

  /**
   * A text field that must be there.
   *
   * @throws StorageException if it is not
   */
  static String text(JsonNode node, String field, String origin) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new StorageException(
          origin + " is damaged: no text '" + field + "'; restore the file from a backup");
    }
    return value.textValue();
  }
}
