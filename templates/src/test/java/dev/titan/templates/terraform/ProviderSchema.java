package dev.titan.templates.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Terraform and the provider know, as far as Titan uses it. What Titan must not have is left
 * out, although the provider knows it: buckets that may be public, services that all the world
 * reaches, roles of a whole project in a dataset. It is read from the JSON files beside this class,
 * where
 *
 * <ul>
 *   <li>{@code "string!: A|B"} is an argument that must be there and has one of two values;
 *   <li>{@code "rule*"}, {@code "rule+"}, {@code "rule?"} and {@code "rule!"} are blocks that stand
 *       there any number of times, at least once, at most once, and exactly once.
 * </ul>
 */
final class ProviderSchema {
  /** A file for each service; {@code core} is Terraform's own. */
  private static final List<String> FILES =
      List.of(
          "core",
          "artifactregistry",
          "bigquery",
          "billing",
          "dataflow",
          "iam",
          "logging",
          "monitoring",
          "pubsub",
          "run",
          "scheduler",
          "secretmanager",
          "storage");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, BlockSchema> core = new LinkedHashMap<>();
  private final Map<String, BlockSchema> resources = new LinkedHashMap<>();
  private final Map<String, BlockSchema> data = new LinkedHashMap<>();

  private ProviderSchema() {}

  /** All that is known. */
  static ProviderSchema load() throws IOException {
    ProviderSchema schema = new ProviderSchema();
    for (String file : FILES) {
      try (InputStream in = ProviderSchema.class.getResourceAsStream(file + ".json")) {
        JsonNode node = JSON.readTree(in);
        fill(schema.core, node.path("core"));
        fill(schema.resources, node.path("resources"));
        fill(schema.data, node.path("data"));
      }
    }
    return schema;
  }

  /** A block of Terraform's own: variable, output, lifecycle and so on. */
  BlockSchema core(String type) {
    return core.get(type);
  }

  Optional<BlockSchema> resource(String type) {
    return Optional.ofNullable(resources.get(type));
  }

  Optional<BlockSchema> data(String type) {
    return Optional.ofNullable(data.get(type));
  }

  private static void fill(Map<String, BlockSchema> schemas, JsonNode node) {
    node.properties().forEach(entry -> schemas.put(entry.getKey(), block(entry.getValue())));
  }

  private static BlockSchema block(JsonNode node) {
    Map<String, BlockSchema.Argument> arguments = new LinkedHashMap<>();
    node.path("arguments")
        .properties()
        .forEach(entry -> arguments.put(entry.getKey(), argument(entry.getValue().asText())));
    Map<String, BlockSchema.Nested> blocks = new LinkedHashMap<>();
    node.path("blocks")
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              blocks.put(
                  name.substring(0, name.length() - 1),
                  nested(name.charAt(name.length() - 1), block(entry.getValue())));
            });
    Map<String, Type> exported = new LinkedHashMap<>();
    node.path("exported")
        .properties()
        .forEach(entry -> exported.put(entry.getKey(), type(entry.getValue().asText())));
    return new BlockSchema(
        node.path("provider").asText(null),
        node.path("open").asBoolean(),
        arguments,
        blocks,
        exported);
  }

  private static BlockSchema.Nested nested(char often, BlockSchema schema) {
    return switch (often) {
      case '*' -> new BlockSchema.Nested(schema, 0, Integer.MAX_VALUE);
      case '+' -> new BlockSchema.Nested(schema, 1, Integer.MAX_VALUE);
      case '?' -> new BlockSchema.Nested(schema, 0, 1);
      case '!' -> new BlockSchema.Nested(schema, 1, 1);
      default -> throw new IllegalArgumentException("how often is '" + often + "'?");
    };
  }

  private static BlockSchema.Argument argument(String text) {
    String[] parts = text.split(": ", 2);
    boolean required = parts[0].endsWith("!");
    List<String> values =
        parts.length == 1 ? List.of() : new ArrayList<>(Arrays.asList(parts[1].split("\\|")));
    return new BlockSchema.Argument(type(parts[0].replace("!", "")), required, values);
  }

  private static Type type(String text) {
    Body body = HclReader.read("type", "type = " + text + "\n");
    return TypeReader.of(body.argument("type").orElseThrow().value())
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no type"));
  }
}
