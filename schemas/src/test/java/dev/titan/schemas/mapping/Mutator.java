package dev.titan.schemas.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one thing of a JSON document at random, mostly so that it becomes invalid. */
final class Mutator {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "1.0",
          "-3",
          "0.5",
          "19",
          "-19",
          "1001",
          "1e3",
          "1e30",
          "\"\"",
          "\" \"",
          "\".\"",
          "\",\"",
          "\"_\"",
          "\"x\"",
          "\"x\\n\"",
          "\"*\"",
          "\"string\"",
          "\"STREAM\"",
          "\"UNKNOWN\"",
          "\"items[]\"",
          "\"items[]\\n\"",
          "\"2026-03-04T17:30:00Z\"",
          "\"2026-03-04\"",
          "\"%s\"".formatted("y".repeat(65)),
          "\"%s\"".formatted("y".repeat(129)),
          "\"%s\"".formatted("𝄞".repeat(512)),
          "\"%s\"".formatted("𝄞".repeat(513)),
          "\"%s\"".formatted("𝄞".repeat(1024)),
          "\"%s\"".formatted("y".repeat(1025)),
          "\"%s\"".formatted("y".repeat(5000)),
          "\"00112233445566778899AABBCCDDEEFF\"",
          "\"00112233445566778899aabbccddeeff\"",
          "\"00112233445566778899aabbccddeeff\\n\"",
          "[]",
          "{}",
          "[\"a\", \"a\"]",
          "[\"a\", \"b\"]",
          "[\"string\", \"null\"]",
          "[null]",
          "{\"a\": \"b\"}",
          "{\"\": \"b\"}",
          "{\"path\": \"a\"}",
          "{\"const\": \"a\"}",
          "{\"path\": \"a\", \"const\": \"a\"}",
          "[{\"path\": \"a\"}]",
          "{\"path\": \"a\", \"equals\": \"b\"}",
          "{\"path\": \"a\", \"empty\": true}",
          "{\"path\": \"a\", \"empty\": true, \"equals\": \"b\"}",
          "{\"parseDecimal\": {\"path\": \"a\"}, \"grouping\": \".\"}",
          "{\"scale\": {\"path\": \"a\"}}",
          "{\"parseDateTime\": {\"path\": \"a\"}, \"pattern\": []}");
  private static final List<String> KEYS =
      List.of(
          "id",
          "extra",
          "",
          "path",
          "const",
          "coalesce",
          "separator",
          "index",
          "grouping",
          "decimal",
          "zone",
          "power",
          "minorUnits",
          "when",
          "otherwise",
          "table",
          "equals",
          "empty",
          "patch",
          "explode",
          "validFrom",
          "amount",
          "idScope",
          "shapes",
          "y".repeat(1025));

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** Changes the document in place. */
  void mutate(JsonNode document) {
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(document, containers);
    ContainerNode<?> target = containers.get(random.nextInt(containers.size()));
    if (target instanceof ObjectNode object) {
      mutate(object);
    } else {
      mutate((ArrayNode) target);
    }
  }

  private void mutate(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    if (keys.isEmpty() || random.nextInt(4) == 0) {
      object.set(oneOf(KEYS), value());
      return;
    }
    String key = oneOf(keys);
    switch (random.nextInt(4)) {
      case 0 -> object.remove(key);
      case 1 -> object.set(oneOf(KEYS), object.remove(key));
      default -> object.set(key, value());
    }
  }

  private void mutate(ArrayNode array) {
    switch (array.isEmpty() ? 0 : random.nextInt(3)) {
      case 0 -> array.add(value());
      case 1 -> array.add(array.get(0).deepCopy());
      default -> array.remove(random.nextInt(array.size()));
    }
  }

  private void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container) {
      containers.add(container);
    }
    node.forEach(child -> collect(child, containers));
  }

  private JsonNode value() {
    try {
      return MAPPER.readTree(oneOf(VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
