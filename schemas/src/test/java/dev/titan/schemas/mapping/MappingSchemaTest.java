package dev.titan.schemas.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MappingSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MUTANTS = 2_000;

  @Test
  void theSchemaIsAValidSchema() throws IOException {
    Set<?> violations =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012))
            .validate(schema());
    assertEquals(Set.of(), violations);
  }

  @Test
  void theSchemaAndTheReaderRefuseTheSameStructures() {
    RandomMappings mappings = new RandomMappings(11);
    Mutator mutator = new Mutator(12);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      JsonNode document = StrictJson.read(MappingJson.print(mappings.next()), "mutant");
      mutator.mutate(document);
      String bySchema = refusal(() -> MappingSchema.require(document, "mutant"));
      String byReader = refusal(() -> MappingReader.read(Cursor.root(document, "mutant")));
      assertEquals(
          bySchema.isEmpty(),
          byReader.isEmpty(),
          () -> "schema: " + bySchema + "\nreader: " + byReader + "\n" + document.toPrettyString());
      refused += bySchema.isEmpty() ? 0 : 1;
    }
    assertTrue(refused > MUTANTS / 2, "only " + refused + " of " + MUTANTS + " were refused");
    assertTrue(refused < MUTANTS * 99 / 100, "nearly all were refused: " + refused);
  }

  @Test
  void theSchemaNamesEveryCategory() throws IOException {
    List<String> expected =
        Arrays.stream(Category.values())
            .filter(category -> category != Category.UNKNOWN)
            .map(Enum::name)
            .toList();
    assertEquals(expected, texts(schema().at("/properties/category/enum")));
  }

  @Test
  void theSchemaNamesEveryField() throws IOException {
    Set<String> expected =
        Arrays.stream(Field.values()).map(Field::column).collect(Collectors.toSet());
    Set<String> found = new TreeSet<>();
    schema()
        .at("/$defs/variant/properties/fields/properties")
        .fieldNames()
        .forEachRemaining(found::add);
    assertEquals(expected, found);
  }

  @Test
  void theSchemaNamesEveryPersonalAndValueType() throws IOException {
    assertEquals(
        Arrays.stream(PersonalType.values()).map(PersonalType::json).toList(),
        texts(schema().at("/properties/personal/additionalProperties/enum")));
    assertEquals(
        Arrays.stream(ValueType.values()).map(ValueType::json).toList(),
        texts(schema().at("/$defs/valueType/enum")));
  }

  @Test
  void theSchemaHasADefinitionForEveryOperator() throws IOException {
    assertEquals(
        Operator.class.getPermittedSubclasses().length,
        schema().at("/$defs/operator/oneOf").size());
  }

  private static String refusal(Runnable check) {
    try {
      check.run();
      return "";
    } catch (MappingException e) {
      return e.getMessage();
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = MappingSchema.class.getResourceAsStream("mapping.schema.json")) {
      return MAPPER.readTree(in);
    }
  }
}
