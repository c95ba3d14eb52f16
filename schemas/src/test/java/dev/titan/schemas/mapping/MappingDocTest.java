package dev.titan.schemas.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.docs.Doc;
import dev.titan.schemas.ledger.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every example of the page is a mapping that Titan reads. */
class MappingDocTest {
  private static final Set<String> TOP_KEYS =
      Set.of("ignore", "volatile", "personal", "tables", "shapes", "idScope", "variants");
  private static final Set<String> VARIANT_KEYS =
      Set.of("needs", "validFrom", "explode", "fields", "provenance");

  private static final Doc PAGE = Doc.read("mapping.md");

  @Test
  void everyExampleIsRead() {
    List<String> blocks = PAGE.jsonBlocks();
    assertTrue(blocks.size() > 15, "the page has lost its examples: " + blocks.size());
    for (String block : blocks) {
      Mapping mapping = MappingJson.parseUntrusted(complete(block), "docs/mapping.md: " + block);
      assertEquals(mapping, MappingJson.parse(MappingJson.print(mapping), "print"));
    }
  }

  @Test
  void everyOperatorHasASectionWithAnExample() {
    String examples = String.join("\n", PAGE.jsonBlocks());
    for (Class<?> operator : Operator.class.getPermittedSubclasses()) {
      String name = operator.getSimpleName();
      String key = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      assertTrue(examples.contains("{\"" + key + "\":"), "no example of " + key);
    }
  }

  @Test
  void thePageListsTheFields() {
    Set<String> expected =
        Arrays.stream(Field.values()).map(Field::column).collect(Collectors.toSet());
    Set<String> found =
        PAGE.tableUnder("## Fields").stream().map(row -> row.get(0)).collect(Collectors.toSet());
    assertEquals(expected, found);
  }

  @Test
  void thePageListsThePersonalTypes() {
    List<String> expected = Arrays.stream(PersonalType.values()).map(PersonalType::json).toList();
    assertEquals(
        expected, PAGE.tableUnder("## Personal data").stream().map(row -> row.get(0)).toList());
  }

  /** An example is a whole mapping, some of its top keys, a variant's keys, or some fields. */
  private static String complete(String block) {
    ObjectNode example = (ObjectNode) StrictJson.read(block, "docs/mapping.md");
    if (example.has("id")) {
      return block;
    }
    ObjectNode mapping = (ObjectNode) StrictJson.read(Samples.ORDERS, "sample");
    ObjectNode variant = (ObjectNode) mapping.at("/variants/0");
    for (var member : example.properties()) {
      if (TOP_KEYS.contains(member.getKey())) {
        mapping.set(member.getKey(), member.getValue());
      } else if (VARIANT_KEYS.contains(member.getKey())) {
        variant.set(member.getKey(), member.getValue());
      } else {
        ((ObjectNode) variant.get("fields")).set(member.getKey(), member.getValue());
      }
    }
    return mapping.toString();
  }
}
