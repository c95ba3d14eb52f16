package dev.titan.transforms.funnel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.transforms.guard.Rule;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.refine.Bench;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any lines through classify, refine and guard, with mappings that use every operator. */
final class RecordFuzzTest {
  private static final String PARTS =
      """
      `ignore`: [{`path`: `state`, `equals`: [`draft`]}], `volatile`: [`printed`],
      `personal`: {`who`: `name`, `phone`: `phone`}, `tables`: {`units`: {`Stk`: `piece`, `kg`: `kg`}}
      """;
  private static final String FIELDS =
      """
      `fields`: {`event_id`: {`path`: `id`},
        `event_time`: {`parseDateTime`: {`coalesce`: [{`path`: `at`}, {`path`: `day`}]},
                       `pattern`: [`dd.MM.yyyy HH:mm`, `ISO`, `EPOCH_MILLIS`, `d MMMM yyyy`]},
        `updated_at`: {`parseDateTime`: {`path`: `changed`}, `pattern`: `EXCEL_SERIAL`},
        `amount`: {`negateIf`: {`scale`: {`parseDecimal`: {`path`: `n`}, `grouping`: `,`},
                   `minorUnits`: true}, `when`: {`path`: `type`, `equals`: [`refund`]}},
        `quantity`: {`scale`: {`parseDecimal`: {`path`: `q`}, `decimal`: `,`}, `power`: -3},
        `currency`: {`path`: `cur`}, `unit`: {`lookup`: {`path`: `unit`}, `table`: `units`},
        `counterparty`: {`path`: `who`}, `reference`: {`split`: {`path`: `ref`}, `separator`: `-`,
                         `index`: -1},
        `description`: {`concat`: [{`path`: `text`}, {`path`: `items[0].name`}, {`path`: `phone`}],
                        `separator`: `/`},
        `status`: {`enumMap`: {`path`: `state`}, `values`: {`open`: `PENDING`}, `otherwise`: `POSTED`}}
      """;
  private static final String BILLS =
      """
      {"id": "bills", "version": 1, "tenant": "acme", "source": "bills", "category": "PURCHASE",
       "kind": "STREAM", "schemaFingerprint": "ff112233445566778899aabbccddeeff",
       "variants": [{"needs": {"bill": ["string", "number"], "lines[].net": ["string", "number"]},
         "explode": "lines[]", "fields": {
           "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
           "amount": {"parseDecimal": {"path": "lines[].net"}},
           "description": {"path": "lines[].text"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;
  private static final List<Mapping> MAPPINGS =
      List.of(Bench.mapping("SALE", PARTS, FIELDS), MappingJson.parse(BILLS, "the test's mapping"));
  private static final TenantRules RULES =
      TenantRules.compile(
          List.of(new Rule("size", "has_amount", "amount_minor < 1000000 && age_days >= -1")));

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"id\":1,\"at\":\"04.03.2026 17:30\",\"n\":\"1,999\",\"q\":\"2,5\",\"unit\":\"Stk\"}",
            "{\"id\":\"a\",\"day\":1772640000000,\"n\":-5e3,\"cur\":\"JPY\","
                + "\"type\":\"Refund\",\"who\":\"Ann\",\"phone\":\"+49 40 123456\","
                + "\"text\":\"a\\u0000b\",\"items\":[{\"name\":\"x\"}]}",
            "{\"id\":2,\"state\":\"draft\"}\n"
                + "{\"id\":3,\"state\":\"open\",\"ref\":\"a-b-c\",\"changed\":46085.5}",
            "{\"bill\":4,\"at\":\"2026-11-20\",\"lines\":[{\"net\":1.5,\"text\":\"x\"},{\"net\":\"2\"}]}",
            "[]\n{\"bill\":5,\"lines\":[]}\n{\"id\":1,\"id\":2}\n{\"n\":1e999}\n\"\\ud800\"")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyRecordHasOneOutcome(byte[] lines) {
    FunnelChecks.check(MAPPINGS, lines, RULES);
  }
}
