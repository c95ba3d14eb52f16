package dev.titan.schemas.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingRoundTripTest {
  private static final int MAPPINGS = 500;

  @Test
  void whatIsPrintedIsParsedAsTheSame() {
    RandomMappings mappings = new RandomMappings(1);
    for (int i = 0; i < MAPPINGS; i++) {
      Mapping mapping = mappings.next();
      String json = MappingJson.print(mapping);
      assertEquals(mapping, MappingJson.parse(json, "round trip"), json);
    }
  }

  @Test
  void thePrintOfAPrintHasTheSameBytes() {
    RandomMappings mappings = new RandomMappings(2);
    for (int i = 0; i < MAPPINGS; i++) {
      String json = MappingJson.print(mappings.next());
      assertEquals(json, MappingJson.print(MappingJson.parse(json, "round trip")));
    }
  }

  @Test
  void thePublishedSchemaAcceptsEveryPrint() {
    RandomMappings mappings = new RandomMappings(3);
    for (int i = 0; i < 100; i++) {
      Mapping mapping = mappings.next();
      assertEquals(mapping, MappingJson.parseUntrusted(MappingJson.print(mapping), "round trip"));
    }
  }

  @Test
  void theOrderOfNeedsIsNoPartOfThePrint() {
    Random random = new Random(4);
    RandomMappings mappings = new RandomMappings(4);
    for (int i = 0; i < 100; i++) {
      Mapping mapping = mappings.next();
      Mapping shuffled =
          withVariants(mapping, mapping.variants().stream().map(v -> shuffled(v, random)).toList());
      assertEquals(mapping, shuffled);
      assertEquals(MappingJson.print(mapping), MappingJson.print(shuffled));
      assertEquals(MappingJson.hash(mapping), MappingJson.hash(shuffled));
    }
  }

  @Test
  void anotherVersionHasAnotherHash() {
    Mapping mapping = new RandomMappings(5).next();
    Mapping next = mapping.with(mapping.version() + 1, mapping.tenant(), mapping.source());
    assertNotEquals(MappingJson.hash(mapping), MappingJson.hash(next));
  }

  private static Variant shuffled(Variant variant, Random random) {
    List<Map.Entry<String, Set<ValueType>>> needs = new ArrayList<>(variant.needs().entrySet());
    Collections.shuffle(needs, random);
    Map<String, Set<ValueType>> other = new LinkedHashMap<>();
    needs.forEach(need -> other.put(need.getKey(), need.getValue()));
    return new Variant(
        other, variant.validFrom(), variant.explode(), variant.fields(), variant.provenance());
  }

  private static Mapping withVariants(Mapping mapping, List<Variant> variants) {
    return new Mapping(
        mapping.id(),
        mapping.version(),
        mapping.tenant(),
        mapping.source(),
        mapping.category(),
        mapping.kind(),
        mapping.schemaFingerprint(),
        mapping.idScope(),
        mapping.ignore(),
        mapping.volatilePaths(),
        mapping.personal(),
        mapping.tables(),
        mapping.shapes(),
        variants);
  }
}
