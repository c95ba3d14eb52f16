package dev.titan.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.pipelines.launch.Parameter;
import dev.titan.pipelines.launch.Template;

/**
 * The metadata of a Flex Template (<a
 * href="https://cloud.google.com/dataflow/docs/guides/templates/configuring-flex-templates#metadata">
 * format</a>).
 */
final class Metadata {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Metadata() {}

  static String of(Template template) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", template.title());
    root.put("description", template.text());
    root.put("streaming", template.isStreaming());
    if (template.isStreaming()) {
      root.put("supportsAtLeastOnce", false);
      root.put("supportsExactlyOnce", true);
      root.put("defaultStreamingMode", "EXACTLY_ONCE");
    }
    ArrayNode parameters = root.putArray("parameters");
    template.parameters().forEach(parameter -> put(parameters.addObject(), parameter));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return JSON.writer(
                  new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
              .writeValueAsString(root)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  private static void put(ObjectNode node, Parameter parameter) {
    node.put("name", parameter.name());
    node.put("label", parameter.declared().label());
    node.put("helpText", parameter.help() + " For example: " + parameter.declared().example());
    node.put("isOptional", !parameter.isRequired());
    node.put("paramType", parameter.declared().kind().name());
    node.put("groupName", parameter.declared().group());
    if (!parameter.declared().pattern().isEmpty()) {
      node.putArray("regexes").add("^" + parameter.declared().pattern() + "$");
    }
    if (!parameter.choices().isEmpty()) {
      ArrayNode choices = node.putArray("enumOptions");
      parameter
          .choices()
          .forEach(choice -> choices.addObject().put("value", choice).put("label", choice));
    }
    parameter.fallback().ifPresent(value -> node.put("defaultValue", value));
  }
}
