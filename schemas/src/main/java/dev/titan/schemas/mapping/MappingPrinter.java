package dev.titan.schemas.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;

/**
 * The canonical JSON of a mapping: keys in one fixed order, sets and maps sorted, defaults left
 * out, two spaces of indent and {@code \n} on every platform. Equal mappings give equal bytes.
 */
final class MappingPrinter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter WRITER = new ObjectMapper().writer(pretty());

  private MappingPrinter() {}

  static String print(Mapping mapping) {
    try {
      return WRITER.writeValueAsString(tree(mapping)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  private static PrettyPrinter pretty() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
        .withObjectIndenter(indenter);
  }

  private static ObjectNode tree(Mapping mapping) {
    ObjectNode node = NODES.objectNode();
    node.put("id", mapping.id());
    node.put("version", mapping.version());
    node.put("tenant", mapping.tenant());
    node.put("source", mapping.source());
    node.put("category", mapping.category().name());
    node.put("kind", mapping.kind().name());
    node.put("schemaFingerprint", mapping.schemaFingerprint());
    if (mapping.idScope() != IdScope.LOCATION) {
      node.put("idScope", mapping.idScope().name());
    }
    if (!mapping.ignore().isEmpty()) {
      ArrayNode ignore = node.putArray("ignore");
      mapping.ignore().forEach(condition -> ignore.add(OperatorPrinter.tree(condition)));
    }
    putSorted(node, "volatile", mapping.volatilePaths());
    if (!mapping.personal().isEmpty()) {
      ObjectNode personal = node.putObject("personal");
      new TreeMap<>(mapping.personal()).forEach((path, type) -> personal.put(path, type.json()));
    }
    if (!mapping.tables().isEmpty()) {
      ObjectNode tables = node.putObject("tables");
      new TreeMap<>(mapping.tables())
          .forEach((name, table) -> tables.set(name, OperatorPrinter.tree(table)));
    }
    putSorted(node, "shapes", mapping.shapes());
    ArrayNode variants = node.putArray("variants");
    mapping.variants().forEach(variant -> variants.add(tree(variant)));
    return node;
  }

  private static ObjectNode tree(Variant variant) {
    ObjectNode node = NODES.objectNode();
    ObjectNode needs = node.putObject("needs");
    new TreeMap<>(variant.needs()).forEach((path, types) -> needs.set(path, tree(types)));
    if (variant.validFrom() != null) {
      node.put("validFrom", variant.validFrom().toString());
    }
    if (variant.explode() != null) {
      node.put("explode", variant.explode());
    }
    ObjectNode fields = node.putObject("fields");
    variant
        .fields()
        .forEach((field, operator) -> fields.set(field.column(), OperatorPrinter.tree(operator)));
    node.set("provenance", tree(variant.provenance()));
    return node;
  }

  private static JsonNode tree(Set<ValueType> types) {
    return OperatorPrinter.oneOrMore(types.stream().map(ValueType::json).toList());
  }

  private static ObjectNode tree(Provenance provenance) {
    ObjectNode node = NODES.objectNode();
    node.put("by", provenance.by());
    BigDecimal steps =
        BigDecimal.valueOf(provenance.confidence()).setScale(4, RoundingMode.HALF_UP);
    node.put("confidence", steps.stripTrailingZeros());
    node.put("patch", provenance.patch());
    return node;
  }

  private static void putSorted(ObjectNode node, String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(key);
      texts.stream().sorted().forEach(array::add);
    }
  }
}
