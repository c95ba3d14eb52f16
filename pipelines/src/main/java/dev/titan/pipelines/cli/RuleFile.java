package dev.titan.pipelines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.registry.TenantRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads rules as people write them: a JSON list of {@code {"id": …, "when": …, "require": …}},
 * where {@code when} may be left out. Unknown and repeated keys are refused.
 */
final class RuleFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> KEYS = Set.of("id", "when", "require");
  private static final String EVERY_ENTRY = "true";

  private final String origin;

  /**
   * A file of rules.
   *
   * @param origin its name, for messages
   */
  RuleFile(String origin) {
    this.origin = origin;
  }

  /**
   * The rules in a text.
   *
   * @throws UsageException if they are none; says where and what
   * @throws IllegalArgumentException if an id or expression is out of bounds
   */
  List<TenantRule> parse(String text) {
    JsonNode document = tree(text);
    if (!document.isArray()) {
      throw wrong("", "must be a list of rules, like [{\"id\": …, \"when\": …, \"require\": …}]");
    }
    List<TenantRule> rules = new ArrayList<>();
    for (JsonNode node : document) {
      String place = " at /" + rules.size();
      if (!node.isObject()) {
        throw wrong(place, "must be an object with id, when and require");
      }
      for (var property : node.properties()) {
        if (!KEYS.contains(property.getKey())) {
          throw wrong(place, "has a key that rules do not know; they know id, when and require");
        }
      }
      String when = node.has("when") ? text(node, "when", place) : EVERY_ENTRY;
      rules.add(new TenantRule(text(node, "id", place), when, text(node, "require", place)));
    }
    return rules;
  }

  private JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // without Jackson's own words, which quote the text
      String line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw wrong(line, "is no well-formed JSON, or names a key twice");
    }
  }

  private String text(JsonNode node, String key, String place) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw wrong(place + "/" + key, "must be a text");
    }
    return value.textValue();
  }

  private UsageException wrong(String place, String what) {
    return new UsageException(origin + place + ": " + what);
  }
}
