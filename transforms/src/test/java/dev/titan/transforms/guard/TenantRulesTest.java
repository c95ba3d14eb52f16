package dev.titan.transforms.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Kind;
import dev.titan.transforms.refine.Bench;
import dev.titan.transforms.refine.RefineOutcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantRulesTest {
  private final Bench bench =
      Bench.ofVariant(
          "EXPENSE",
          "",
          """
          "fields": {"event_id": {"path": "id"},
            "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
            "amount": {"parseDecimal": {"path": "n"}}, "counterparty": {"path": "who"},
            "quantity": {"parseDecimal": {"path": "q"}}}
          """);
  private final GuardContext context =
      new GuardContext(Kind.STREAM, "sheet", (int) LocalDate.of(2026, 11, 23).toEpochDay());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount_minor <= 50000|true",
        "amount_minor == 12345|true",
        "quantity_milli == 1500 && has_quantity|true",
        "age_days == 3 && event_day == '2026-11-20' && has_event_time|true",
        "category == 'EXPENSE' && kind == 'STREAM' && status == 'POSTED' && source == 'sheet'|true",
        "currency == 'INR' && location_id == 'pune' && event_id == '7'|true",
        "counterparty.startsWith('Metro') && unit == '' && reference == '' && description == ''|true",
        "attributes.contains('cost')|true",
        "counterparty.matches('^M[a-z]+$')|true",
        "amount_minor > 50000|false",
        "event_day < '2026-01-01'|false"
      })
  void evaluatesExpressions(String expression, boolean holds) {
    String result = check(List.of(new Rule("r1", null, expression)));
    assertEquals(holds ? "ENTRY" : "RULE_VIOLATED r1", result);
  }

  @Test
  void asksOnlyWhereTheConditionHolds() {
    assertEquals("ENTRY", check(List.of(new Rule("r", "category == 'SALE'", "false"))));
    assertEquals(
        "RULE_VIOLATED r", check(List.of(new Rule("r", "category == 'EXPENSE'", "false"))));
    assertEquals(
        "RULE_VIOLATED second",
        check(List.of(new Rule("first", "", "true"), new Rule("second", "", "false"))));
  }

  @Test
  void saysWhichRuleCannotBeEvaluated() {
    assertEquals(
        "RULE_FAILED r: DIVIDE_BY_ZERO",
        check(List.of(new Rule("r", null, "1 / (amount_minor - 12345) > 0"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "amount_minor",
        "amont_minor > 1",
        "amount_minor > 1.5",
        "1 +",
        "currency ? 1 : 2",
        "unknown()",
        "'a' == 1"
      })
  void refusesWhatIsNoBooleanExpression(String expression) {
    RuleException e =
        assertThrows(
            RuleException.class,
            () -> TenantRules.compile(List.of(new Rule("limit", null, expression))));
    assertTrue(e.getMessage().contains("limit.require"), e.getMessage());
  }

  @Test
  void namesThePlaceOfAMistake() {
    RuleException e =
        assertThrows(
            RuleException.class,
            () -> TenantRules.compile(List.of(new Rule("limit", "true", "true && nothing"))));
    assertTrue(e.getMessage().contains("limit.require:1:9"), e.getMessage());
  }

  @Test
  void hasLimits() {
    String nested = "(".repeat(200) + "true" + ")".repeat(200);
    assertThrows(RuleException.class, () -> compile(nested));
    assertThrows(RuleException.class, () -> compile("true" + " && true".repeat(1_000)));
    String elements = "1" + ",1".repeat(60);
    String loop =
        "[%s].all(a, [%s].all(b, [%s].all(c, a + b + c > 0)))"
            .formatted(elements, elements, elements);
    assertEquals(
        "RULE_FAILED r: ITERATION_BUDGET_EXCEEDED", check(List.of(new Rule("r", null, loop))));
    assertThrows(
        RuleException.class,
        () ->
            TenantRules.compile(List.of(new Rule("a", null, "true"), new Rule("a", null, "true"))));
  }

  @Test
  void refusesHugeRegularExpressions() {
    String result =
        check(List.of(new Rule("r", null, "counterparty.matches('((a{1,100}){1,100}){1,10}')")));
    assertTrue(result.startsWith("RULE_FAILED r"), result);
  }

  @Test
  void needsNoEngineWithoutRules() {
    assertSame(TenantRules.NONE, TenantRules.compile(List.of()));
  }

  private static void compile(String expression) {
    TenantRules.compile(List.of(new Rule("r", null, expression)));
  }

  private String check(List<Rule> rules) {
    RefineOutcome outcome =
        bench.json("{`id`:7,`at`:`2026-11-20`,`n`:123.45,`q`:1.5,`who`:`Metro`,`x`:`cost`}");
    assertTrue(outcome.isEntry(), outcome.toString());
    new Guard(TenantRules.compile(rules)).check(bench.lines, context, outcome);
    return outcome.isEntry() ? "ENTRY" : outcome.reason() + " " + outcome.detail();
  }
}
