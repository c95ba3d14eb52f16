package dev.titan.transforms.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.ledger.Sign;
import dev.titan.schemas.place.Location;
import dev.titan.transforms.refine.Bench;
import dev.titan.transforms.refine.RefineOutcome;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
  private static final String FIELDS =
      """
      "fields": {"event_id": {"path": "id"},
        "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
        "amount": {"parseDecimal": {"path": "n"}},
        "quantity": {"parseDecimal": {"path": "q"}},
        "currency": {"path": "cur"}, "unit": {"path": "unit"},
        "counterparty": {"path": "who"}, "reference": {"path": "ref"},
        "description": {"path": "text"}, "location_id": {"path": "shop"}}
      """;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final Guard guard = new Guard(TenantRules.NONE);
  private final GuardContext context =
      new GuardContext(Kind.STREAM, "pos", (int) TODAY.toEpochDay());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SALE|{`id`:1,`at`:`2026-11-20`}|REQUIRED_MISSING amount",
        "SALE|{`id`:1,`n`:1}|REQUIRED_MISSING event_time",
        "SALE|{`id`:1,`n`:1,`at`:`2026-11-20`,`cur`:`EURO`}|CURRENCY_INVALID currency",
        "SALE|{`id`:1,`n`:1,`at`:`2026-11-20`,`cur`:`XXX`}|CURRENCY_INVALID currency",
        "SALE|{`id`:1,`n`:1,`at`:`2026-11-20`,`cur`:`€`}|CURRENCY_INVALID currency",
        "SALE|{`id`:1,`n`:0.0000000001,`at`:`2026-11-20`}|NUMBER_OUT_OF_RANGE amount",
        "SALE|{`id`:1,`n`:1e29,`at`:`2026-11-20`}|NUMBER_OUT_OF_RANGE amount",
        "SALE|{`id`:1,`n`:1,`q`:1e29,`at`:`2026-11-20`}|NUMBER_OUT_OF_RANGE quantity",
        "INVENTORY|{`id`:1,`n`:1}|REQUIRED_MISSING quantity",
        "WASTAGE|{`id`:1,`at`:`2026-11-20`}|REQUIRED_MISSING quantity",
        "WASTAGE|{`id`:1,`q`:-1,`at`:`2026-11-20`}|SIGN_INVALID quantity",
        "MENU|{`id`:1,`n`:-1}|SIGN_INVALID amount",
        "SALE|{`id`:1,`n`:-1,`at`:`2026-11-20`}|ENTRY",
        "SALE|{`id`:1,`n`:99999999999999999999999999999.999999999,`at`:`2026-11-20`}|ENTRY",
        "CUSTOMER|{`id`:1}|ENTRY",
        "WASTAGE|{`id`:1,`q`:0,`at`:`2026-11-20`}|ENTRY",
        "WASTAGE|{`id`:1,`n`:3,`at`:`2026-11-20`}|ENTRY"
      })
  void demandsWhatTheCategoryDemands(Category category, String json, String expected) {
    assertEquals(expected, check(category, json));
  }

  @ParameterizedTest
  @EnumSource(value = Category.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void keepsEachCategorysWindowOfDays(Category category) {
    Category.Rules rules = category.rules();
    String record = "{`id`:1,`n`:1,`q`:1,`at`:`%s`}";
    for (int[] days :
        new int[][] {
          {rules.futureDays(), 1}, {rules.futureDays() + 1, 0},
          {-rules.pastDays(), 1}, {-rules.pastDays() - 1, 0}
        }) {
      String outcome = check(category, record.formatted(TODAY.plusDays(days[0])));
      assertEquals(days[1] == 1 ? "ENTRY" : "DATE_OUT_OF_RANGE event_time", outcome);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Category.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void agreesWithTheRulesOnEveryCombination(Category category) {
    Category.Rules rules = category.rules();
    for (int i = 0; i < 8; i++) {
      boolean amount = (i & 1) != 0;
      boolean quantity = (i & 2) != 0;
      boolean time = (i & 4) != 0;
      String json =
          "{`id`:1"
              + (amount ? ",`n`:-1" : "")
              + (quantity ? ",`q`:-1" : "")
              + (time ? ",`at`:`2026-11-20`" : "")
              + "}";
      boolean needs =
          switch (rules.need()) {
            case AMOUNT -> amount;
            case QUANTITY -> quantity;
            case QUANTITY_OR_AMOUNT -> amount || quantity;
            case NOTHING -> true;
          };
      boolean signs =
          !(amount && rules.amountSign() == Sign.NOT_NEGATIVE)
              && !(quantity && rules.quantitySign() == Sign.NOT_NEGATIVE);
      boolean passes = needs && signs && (time || !rules.needsTime());
      assertEquals(passes, check(category, json).equals("ENTRY"), category + " " + json);
    }
  }

  @Test
  void demandsACurrencyWhereverThereIsAnAmount() {
    Location nowhere = new Location("acme", "x", ZoneId.of("UTC"), null);
    for (Category category : List.of(Category.SALE, Category.CUSTOMER)) {
      Bench bench = bench(category).at(nowhere);
      String record = "{`id`:1,`at`:`2026-11-20`,`n`:1}";
      assertEquals("CURRENCY_UNKNOWN currency", check(bench, record));
      assertEquals("ENTRY", check(bench, record.replace("}", ",`cur`:`usd`}")));
    }
    assertEquals("ENTRY", check(bench(Category.CUSTOMER).at(nowhere), "{`id`:1}"));
  }

  @ParameterizedTest
  @CsvSource({
    "unit,unit,64",
    "who,counterparty,512",
    "ref,reference,512",
    "text,description,4096",
    "shop,location_id,128",
    "id,event_id,256"
  })
  void measuresTexts(String path, String field, int bytes) {
    String fits = "x".repeat(bytes);
    for (String text : List.of(fits, fits + "x", fits.substring(1) + "ä")) {
      String json = "{`id`:`1`,`" + path + "`:`" + text + "`}";
      if (path.equals("id")) {
        json = "{`id`:`" + text + "`}";
      }
      String expected = text.equals(fits) ? "ENTRY" : "TEXT_TOO_LONG " + field;
      assertEquals(expected, check(Category.VENDOR, json));
    }
  }

  @Test
  void refusesNulInFieldsAndAttributes() {
    assertEquals("TEXT_INVALID description", row("a\0b", "x"));
    assertEquals("TEXT_INVALID attributes", row("a", "x\0"));
    assertEquals("ENTRY", row("a", "x"));
  }

  private String row(String text, String other) {
    Bench bench = bench(Category.VENDOR);
    RefineOutcome outcome = bench.row(List.of("id", "text", "other"), "1", text, other);
    assertTrue(outcome.isEntry());
    return result(bench, outcome);
  }

  @Test
  void refusesARecordOfWhichOneLineFails() {
    Bench bench =
        Bench.ofVariant(
            "PURCHASE",
            "",
            """
            "explode": "l[]", "fields": {"event_id": {"path": "id"},
              "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
              "amount": {"parseDecimal": {"path": "l[].n"}}}
            """);
    String record = "{`id`:1,`at`:`2026-11-20`,`l`:[{`n`:1},{%s}]}";
    assertEquals("ENTRY", check(bench, record.formatted("`n`:2")));
    assertEquals("REQUIRED_MISSING amount", check(bench, record.formatted("")));
  }

  private String check(Category category, String json) {
    return check(bench(category), json);
  }

  private String check(Bench bench, String json) {
    RefineOutcome outcome = bench.json(json);
    assertTrue(outcome.isEntry(), outcome.toString());
    return result(bench, outcome);
  }

  private String result(Bench bench, RefineOutcome outcome) {
    boolean passes = guard.check(bench.lines, context, outcome);
    assertEquals(passes, outcome.isEntry());
    return passes ? "ENTRY" : outcome.reason() + " " + outcome.field();
  }

  private static Bench bench(Category category) {
    return Bench.ofVariant(category.name(), "", FIELDS);
  }
}
