package dev.titan.transforms.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.titan.schemas.ledger.Kind;
import dev.titan.transforms.refine.Bench;
import dev.titan.transforms.refine.RefineOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text taken for a rule of a tenant: refused when it is set, or it answers for a line. */
final class RuleFuzzTest {
  private static final String FIELDS =
      """
      `event_id`: {`path`: `id`}, `description`: {`path`: `text`},
      `event_time`: {`parseDateTime`: {`path`: `at`}, `pattern`: `ISO`},
      `amount`: {`parseDecimal`: {`path`: `n`}}
      """;
  private final Bench bench = Bench.of("", FIELDS);
  private final GuardContext context =
      new GuardContext(Kind.STREAM, "pos", (int) LocalDate.of(2026, 11, 23).toEpochDay());

  static Stream<byte[]> seeds() {
    return Stream.of(
            "amount_minor > 0 && amount_minor < 100000",
            "category == 'SALE' ? has_amount : true",
            "description.matches('^[a-z]+$') || event_id.startsWith('x')",
            "[1, 2, 3].all(n, n * age_days < 10)",
            "int(event_day.substring(0, 4)) / (amount_minor - 1250) > 2",
            "timestamp(event_day + 'T00:00:00Z') < timestamp('2027-01-01T00:00:00Z')",
            "size(attributes) < 100 && {'a': 1}.exists(k, k in ['a'])")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyRuleIsRefusedOrAnswers(byte[] input) {
    TenantRules rules;
    try {
      rules = TenantRules.compile(List.of(new Rule("r", null, new String(input, UTF_8))));
    } catch (RuleException e) {
      return;
    }
    RefineOutcome outcome =
        bench.json("{`id`:`x1`,`n`:12.5,`at`:`2026-11-20`,`text`:`canary phrase`}");
    assertTrue(outcome.isEntry());
    boolean passes = new Guard(rules).check(bench.lines, context, outcome);
    assertTrue(passes == outcome.isEntry());
    assertFalse(outcome.toString().contains("canary"), "no value in a message");
  }
}
