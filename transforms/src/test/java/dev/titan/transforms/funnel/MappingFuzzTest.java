package dev.titan.transforms.funnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.transforms.guard.TenantRules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text taken for a mapping, and records to read with it: the first line, and the others. */
final class MappingFuzzTest {
  private static final String MAPPING =
      """
      {"id": "m", "version": 1, "tenant": "acme", "source": "pos", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "00112233445566778899aabbccddeeff", %s,
       "provenance": {"by": "person", "confidence": 1}}]}
      """;
  private static final String RECORDS =
      """
      {"a": "1,5", "b": [{"c": 2}, {"c": "x-y"}], "t": "2026-11-20T10:00:00Z"}
      {"a": null, "b": [], "t": "20.11.2026"}
      """;

  static Stream<byte[]> seeds() {
    return Stream.of(
            """
            "variants": [{"needs": {"a": ["string", "null"]}, "fields": {
              "amount": {"parseDecimal": {"path": "a"}, "decimal": ",", "grouping": "."},
              "event_time": {"parseDateTime": {"path": "t"}, "pattern": ["ISO", "dd.MM.yyyy", "ppd/ppM/ppyy"],
                             "zone": "Europe/Berlin", "language": "de"}}
            """,
            """
            "ignore": [{"path": "a", "empty": true}], "volatile": ["t"], "personal": {"b[].c": "name"},
            "variants": [{"needs": {"b": "array"}, "explode": "b[]", "fields": {
              "amount": {"negateIf": {"scale": {"parseDecimal": {"path": "b[].c"}}, "power": -2},
                         "when": {"path": "a", "equals": "1,5"}}}
            """,
            """
            "tables": {"u": {"x": "kg"}}, "variants": [{"needs": {"a": "string"}, "fields": {
              "unit": {"lookup": {"split": {"path": "b[0].c"}, "separator": "-", "index": 0},
                       "table": "u"},
              "description": {"concat": [{"path": "a"}, {"const": "x"}], "separator": "/"},
              "status": {"enumMap": {"path": "a"}, "values": {"x": "VOID"}, "otherwise": "POSTED"}}
            """)
        .map(variant -> MAPPING.formatted(variant).replaceAll("\\s+", " ") + "\n" + RECORDS)
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyMappingIsRefusedOrRuns(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    Mapping mapping;
    try {
      mapping = MappingJson.parse(new String(input, 0, end, UTF_8), "fuzz");
    } catch (MappingException e) {
      return;
    }
    assertEquals(mapping, MappingJson.parse(MappingJson.print(mapping), "its own print"));
    byte[] records = Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length);
    FunnelChecks.check(List.of(mapping), records, TenantRules.NONE);
  }
}
