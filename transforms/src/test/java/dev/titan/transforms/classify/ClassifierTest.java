package dev.titan.transforms.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.decode.JsonScanner;
import dev.titan.transforms.record.FlatRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2025-06-01T00:00:00Z");

  private final FlatRecord record = new FlatRecord();

  private Decision classify(Classifier classifier, String json) {
    byte[] bytes = json.replace('`', '"').getBytes(StandardCharsets.UTF_8);
    assertNull(new JsonScanner(64).scan(bytes, 0, bytes.length, record));
    return classifier.classify(record);
  }

  private static Mapping mapping(String id, String source, String variants) {
    String json =
        """
        {"id": "%s", "version": 1, "tenant": "acme", "source": "%s", "category": "SALE",
         "kind": "STREAM", "schemaFingerprint": "00112233445566778899aabbccddeeff",
         "variants": [%s]}
        """;
    return MappingJson.parse(json.formatted(id, source, variants).replace('`', '"'), id);
  }

  private static String variant(String needs) {
    return "{`needs`: {"
        + needs
        + "}, `fields`: {`event_id`: {`path`: `id`}},"
        + " `provenance`: {`by`: `person`, `confidence`: 1, `patch`: null}}";
  }

  private static Mapping simple(String id, String source, String needs) {
    return mapping(id, source, variant(needs));
  }

  @Test
  void findsTheLastVariantThatAppliesAndFits() {
    String later =
        variant("`id`: [`string`, `number`], `a.b`: `number`")
            .replace("`fields`", "`validFrom`: `2026-01-01T00:00:00Z`, `fields`");
    Mapping mapping = mapping("test", "pos", variant("`id`: `string`") + "," + later);
    Classifier now = new Classifier(List.of(mapping), null, NOW);
    Classifier before = new Classifier(List.of(mapping), null, BEFORE);

    assertEquals(1, classify(now, "{`id`:`1`,`a`:{`b`:1}}").variant());
    assertEquals(0, classify(before, "{`id`:`1`,`a`:{`b`:1}}").variant());
    assertEquals(0, classify(now, "{`id`:`1`,`a`:{`b`:`1`}}").variant());
    assertEquals(ReasonCode.UNMAPPED_SCHEMA, classify(now, "{`id`:1,`a`:{`b`:null}}").reason());
    assertEquals(ReasonCode.UNMAPPED_SCHEMA, classify(now, "{`x`:1}").reason());
  }

  @Test
  void findsNeedsAtAPositionOfAList() {
    Classifier classifier =
        new Classifier(List.of(simple("test", "pos", "`items[0].id`: `string`")), null, NOW);
    assertTrue(classify(classifier, "{`items`:[{`id`:`a`}]}").isMapped());
    assertFalse(classify(classifier, "{`items`:[]}").isMapped());
  }

  @Test
  void saysWhatTheNearestMappingMisses() {
    Mapping near = simple("near", "pos", "`id`: `string`, `at`: `string`, `total`: `number`");
    Mapping far = simple("far", "pos", "`id`: `string`, `b`: `string`, `c`: `number`");
    Decision decision =
        classify(new Classifier(List.of(far, near), null, NOW), "{`id`:`1`,`at`:`x`}");
    assertEquals("near", decision.mapping().id());
    assertEquals("mapping near needs what is not there: total", decision.detail());
    assertEquals(-1, decision.variant());
  }

  @Test
  void doesNotChooseBetweenTwoThatFit() {
    Mapping one = simple("one", "pos", "`id`: `string`");
    Mapping two = simple("two", "till", "`id`: `string`");
    Classifier unnamed = new Classifier(List.of(two, one), null, NOW);
    Decision decision = classify(unnamed, "{`id`:`1`}");
    assertEquals(ReasonCode.AMBIGUOUS_MAPPING, decision.reason());
    assertEquals("these mappings fit: one, two", decision.detail());

    Classifier named = new Classifier(List.of(two, one), "till", NOW);
    assertEquals("two", classify(named, "{`id`:`1`}").mapping().id());
  }
}
