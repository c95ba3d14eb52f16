package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Status;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.CpuTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefinerTest {
  private static final String ORDER =
      """
      `event_id`: {`path`: `id`},
      `event_time`: {`parseDateTime`: {`path`: `at`}, `pattern`: `dd-MM-yyyy HH:mm`},
      `amount`: {`parseDecimal`: {`path`: `total`}, `grouping`: `,`}
      """;

  @Test
  void refinesAnOrder() {
    Bench bench =
        Bench.of(
            "",
            ORDER
                + """
                , `description`: {`concat`: [{`path`: `items[0].name`}, {`path`: `items[1].name`}],
                  `separator`: ` + `},
                `reference`: {`path`: `table.no`},
                `updated_at`: {`parseDateTime`: {`path`: `changed`}, `pattern`: `ISO`},
                `status`: {`enumMap`: {`path`: `state`}, `values`: {`Paid`: `POSTED`, `open`: `PENDING`}}
                """);
    RefineOutcome outcome =
        bench.json(
            "{`id`:1001,`at`:`04-03-2026 17:30`,`total`:`1,234.50`,`changed`:`2026-03-04T12:30:00Z`,"
                + "`items`:[{`name`:`Dosa`,`qty`:2},{`name`:`Idli`,`qty`:1}],`table`:{`no`:`T5`,"
                + "`zone`:`patio`},`state`:` PAID `,`note`:null,`empty`:``}");
    assertTrue(outcome.isEntry(), outcome.toString());
    EntryLine line = bench.line();
    assertEquals("1001", line.eventId().toString());
    assertEquals(Instant.parse("2026-03-04T12:00:00Z"), instant(line.eventTimeMicros()));
    assertEquals(LocalDate.of(2026, 3, 4).toEpochDay(), line.eventDay());
    assertEquals(Instant.parse("2026-03-04T12:30:00Z"), instant(line.updatedAtMicros()));
    assertEquals("1234.5", line.amount().toString());
    assertEquals("INR", line.currency().toString());
    assertEquals("Dosa + Idli", line.description().toString());
    assertEquals("T5", line.reference().toString());
    assertEquals("pune", line.locationId().toString());
    assertEquals(Status.POSTED, line.status());
    assertEquals(Category.SALE, line.category());
    assertFalse(line.hasQuantity());
    // What an enumMap reads stays, as the map may have lost something of it.
    assertEquals(
        "{\"items\":[{\"qty\":2},{\"qty\":1}],\"table\":{\"zone\":\"patio\"},\"state\":\" PAID \"}",
        bench.attributes());
    assertFalse(bench.lines.isByContent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`id`:``,`at`:`04-03-2026 17:30`,`total`:1}|FIELD_MISSING|event_id",
        "{`id`:null,`at`:`04-03-2026 17:30`,`total`:1}|FIELD_MISSING|event_id",
        "{`id`:1,`at`:`31-02-2026 17:30`,`total`:1}|DATE_INVALID|event_time",
        "{`id`:1,`at`:`04-03-2026 17:30`,`total`:`12%`}|DECIMAL_INVALID|amount",
        "{`id`:1,`at`:`04-03-2026 17:30`,`total`:true}|DECIMAL_INVALID|amount",
        "{`id`:1,`at`:`04-03-2026 17:30`,`total`:`€ 12`}|CURRENCY_INVALID|amount",
        "{`id`:1,`at`:`04-03-2026 17:30`,`total`:1,`state`:`lost`}|VALUE_UNMAPPED|status",
        "{`id`:1,`at`:`04-03-2026 17:30`,`total`:1,`type`:`lost`}|VALUE_UNMAPPED|category"
      })
  void failsWithTheFieldAndWithoutTheValue(String json, ReasonCode reason, String field) {
    Bench bench =
        Bench.of(
            "`tables`: {`types`: {`sale`: `SALE`, `back`: `REFUND`}}",
            ORDER
                + """
                , `status`: {`enumMap`: {`path`: `state`}, `values`: {`paid`: `POSTED`}},
                `category`: {`lookup`: {`path`: `type`}, `table`: `types`}
                """);
    RefineOutcome outcome = bench.json(json);
    assertEquals(RefineOutcome.Kind.FAILED, outcome.kind());
    assertEquals(reason, outcome.reason(), outcome.toString());
    assertEquals(field, outcome.field());
    assertFalse(outcome.detail().contains("lost"), outcome.detail());
    assertFalse(outcome.detail().contains("31-02"), outcome.detail());
  }

  @Test
  void takesEmptyForNoValue() {
    Bench bench = Bench.of("", ORDER);
    assertTrue(bench.json("{`id`:1,`at`:null,`total`:` `}").isEntry());
    assertFalse(bench.line().hasAmount());
    assertFalse(bench.line().hasEventTime());
    assertTrue(bench.line().currency().isEmpty());
    assertTrue(bench.json("{`id`:1}").isEntry());
    assertFalse(bench.line().hasAmount());
  }

  @Test
  void readsJsonNumbersWhateverTheSignsOfTheMapping() {
    Bench bench =
        Bench.of(
            "",
            "`event_id`: {`path`: `id`}, `amount`: {`parseDecimal`: {`path`: `n`}, `decimal`: `,`,"
                + " `grouping`: `.`}");
    assertTrue(bench.json("{`id`:1,`n`:1.234}").isEntry());
    assertEquals("1.234", bench.line().amount().toString());
    assertTrue(bench.json("{`id`:1,`n`:1.5e3}").isEntry());
    assertEquals("1500", bench.line().amount().toString());
    assertTrue(bench.json("{`id`:1,`n`:`1.234`}").isEntry());
    assertEquals("1234", bench.line().amount().toString());
  }

  @Test
  void dividesMinorUnitsByTheCurrencyOfTheEntry() {
    Bench bench =
        Bench.of(
            "",
            """
            `event_id`: {`path`: `id`}, `currency`: {`path`: `cur`},
            `amount`: {`scale`: {`parseDecimal`: {`path`: `n`}}, `minorUnits`: true}
            """);
    for (String[] pair :
        new String[][] {{"eur", "19.99"}, {"JPY", "1999"}, {"bhd", "1.999"}, {"XAF", "1999"}}) {
      assertTrue(bench.json("{`id`:1,`n`:1999,`cur`:`" + pair[0] + "`}").isEntry());
      assertEquals(pair[1], bench.line().amount().toString());
      assertEquals(pair[0].toUpperCase(java.util.Locale.ROOT), bench.line().currency().toString());
    }
    assertTrue(bench.json("{`id`:1,`n`:1999}").isEntry());
    assertEquals("19.99 INR", bench.line().amount() + " " + bench.line().currency());
    assertEquals(ReasonCode.CURRENCY_INVALID, bench.json("{`id`:1,`n`:1999,`cur`:`XYZ`}").reason());
    bench.at(new Location("acme", "x", ZoneId.of("UTC"), null));
    assertEquals(ReasonCode.CURRENCY_UNKNOWN, bench.json("{`id`:1,`n`:1999}").reason());
  }

  @Test
  void takesWhatWentOutFromWhatCameIn() {
    Bench bench =
        Bench.of(
            "",
            """
            `event_id`: {`path`: `id`},
            `quantity`: {`difference`: {`parseDecimal`: {`path`: `in`}}, `less`: {`parseDecimal`: {`path`: `out`}}}
            """);
    assertTrue(bench.json("{`id`:1,`in`:`12.50`,`out`:`0.00`}").isEntry());
    assertEquals("12.5", bench.line().quantity().toString());
    assertTrue(bench.json("{`id`:1,`in`:`0.00`,`out`:`3.25`}").isEntry());
    assertEquals("-3.25", bench.line().quantity().toString());
    assertTrue(bench.json("{`id`:1,`in`:``,`out`:`3.25`}").isEntry());
    assertEquals("-3.25", bench.line().quantity().toString());
    assertTrue(bench.json("{`id`:1,`in`:`7`}").isEntry());
    assertEquals("7", bench.line().quantity().toString());
    assertTrue(bench.json("{`id`:1,`in`:`10`,`out`:`4`}").isEntry());
    assertEquals("6", bench.line().quantity().toString());
    assertTrue(bench.json("{`id`:1}").isEntry());
    assertFalse(bench.line().hasQuantity());
    assertEquals(ReasonCode.DECIMAL_INVALID, bench.json("{`id`:1,`in`:`7`,`out`:`x`}").reason());
  }

  @Test
  void evaluatesTheOtherOperators() {
    Bench bench =
        Bench.of(
            "",
            """
            `event_id`: {`coalesce`: [{`path`: `no`}, {`path`: `id`}]},
            `amount`: {`negateIf`: {`scale`: {`parseDecimal`: {`path`: `n`}}, `power`: -1},
              `when`: {`path`: `kind`, `equals`: [`refund`, `void`]}},
            `quantity`: {`coalesce`: [{`parseDecimal`: {`path`: `q1`}}, {`parseDecimal`: {`path`: `q2`}}]},
            `unit`: {`const`: `kg`},
            `counterparty`: {`split`: {`path`: `who`}, `separator`: `/`, `index`: -1},
            `reference`: {`split`: {`path`: `who`}, `separator`: `/`, `index`: 1},
            `description`: {`enumMap`: {`path`: `kind`}, `values`: {`sale`: `A sale`}, `otherwise`: `Other`}
            """);
    assertTrue(bench.json("{`id`:7,`n`:125,`kind`:` Refund `,`q2`:3,`who`:`a / b / c`}").isEntry());
    EntryLine line = bench.line();
    assertEquals("7", line.eventId().toString());
    assertEquals("-12.5", line.amount().toString());
    assertEquals("3", line.quantity().toString());
    assertEquals("kg", line.unit().toString());
    assertEquals("c", line.counterparty().toString());
    assertEquals("b", line.reference().toString());
    assertEquals("Other", line.description().toString());
    assertEquals("{\"kind\":\" Refund \",\"who\":\"a / b / c\"}", bench.attributes());

    assertTrue(
        bench.json("{`id`:7,`no`:`8`,`n`:125,`kind`:`SALE`,`q1`:1,`q2`:3,`who`:`a`}").isEntry());
    assertEquals("8", bench.line().eventId().toString());
    assertEquals("12.5", bench.line().amount().toString());
    assertEquals("1", bench.line().quantity().toString());
    assertEquals("A sale", bench.line().description().toString());
    assertTrue(bench.line().reference().isEmpty());
    // Operands that were not needed are not thrown away.
    assertEquals("{\"id\":7,\"kind\":\"SALE\",\"q2\":3,\"who\":\"a\"}", bench.attributes());
  }

  @Test
  void doesNotTryTheNextOperandAfterOneThatFails() {
    Bench bench =
        Bench.of(
            "",
            "`event_id`: {`path`: `id`}, `amount`: {`coalesce`: [{`parseDecimal`: {`path`: `a`}},"
                + " {`parseDecimal`: {`path`: `b`}}]}");
    assertEquals(ReasonCode.DECIMAL_INVALID, bench.json("{`id`:1,`a`:`x`,`b`:5}").reason());
    assertTrue(bench.json("{`id`:1,`a`:``,`b`:5}").isEntry());
    assertEquals("5", bench.line().amount().toString());
  }

  @Test
  void keepsACurrencyThatStoodBesideTheNumber() {
    Bench bench = Bench.of("", ORDER);
    assertTrue(bench.json("{`id`:1,`at`:`04-03-2026 17:30`,`total`:`₹ 12`}").isEntry());
    assertEquals("12", bench.line().amount().toString());
    assertEquals("{\"total\":\"₹ 12\"}", bench.attributes());
  }

  @Test
  void ignoresWhatTheMappingFilters() {
    Bench bench =
        Bench.of(
            "`ignore`: [{`path`: `state`, `equals`: `draft`}, {`path`: `total`, `empty`: true}]",
            ORDER);
    assertEquals(
        IgnoreCode.MAPPING_FILTER, bench.json("{`id`:1,`state`:` Draft`,`total`:1}").ignoreCode());
    assertEquals(IgnoreCode.MAPPING_FILTER, bench.json("{`id`:1,`total`:``}").ignoreCode());
    assertEquals(IgnoreCode.MAPPING_FILTER, bench.json("{`id`:1}").ignoreCode());
    assertTrue(bench.json("{`id`:1,`total`:1}").isEntry());
  }

  @Test
  void explodesAList() {
    Bench bench =
        Bench.ofVariant(
            "PURCHASE",
            "",
            """
            "explode": "items[]", "fields": {
              "event_id": {"path": "id"},
              "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
              "description": {"path": "items[].name"},
              "amount": {"parseDecimal": {"path": "items[].price"}},
              "quantity": {"parseDecimal": {"path": "items[].qty"}},
              "reference": {"path": "no"}}
            """);
    RefineOutcome outcome =
        bench.json(
            "{`id`:1,`at`:`2026-03-04`,`no`:`R1`,`x`:9,`items`:[{`name`:`A`,`price`:1.5,`sku`:`a1`},"
                + "null,{`name`:`B`,`price`:2,`qty`:3,`tags`:[`t`,null]},{`price`:4}]}");
    assertTrue(outcome.isEntry(), outcome.toString());
    assertEquals(3, bench.lines.size());
    assertEquals("A", bench.lines.line(0).description().toString());
    assertEquals("1.5", bench.lines.line(0).amount().toString());
    assertFalse(bench.lines.line(0).hasQuantity());
    assertEquals("3", bench.lines.line(1).quantity().toString());
    assertTrue(bench.lines.line(2).description().isEmpty());
    for (int i = 0; i < 3; i++) {
      assertEquals("1", bench.lines.line(i).eventId().toString());
      assertEquals("R1", bench.lines.line(i).reference().toString());
      assertTrue(bench.lines.line(i).hasEventTime());
      assertEquals("INR", bench.lines.line(i).currency().toString());
    }
    assertEquals(
        "{\"x\":9,\"items\":[{\"sku\":\"a1\"}]}", bench.lines.line(0).attributes().toString());
    assertEquals("{\"items\":[{\"tags\":[\"t\"]}]}", bench.lines.line(1).attributes().toString());
    assertEquals("", bench.lines.line(2).attributes().toString());

    assertEquals(ReasonCode.EXPLODE_EMPTY, bench.json("{`id`:1,`items`:[]}").reason());
    assertEquals("items[]", bench.json("{`id`:1,`items`:[null]}").field());
    assertEquals(
        ReasonCode.DECIMAL_INVALID,
        bench.json("{`id`:1,`items`:[{`price`:1},{`price`:`x`}]}").reason());
  }

  @Test
  void readsTheElementsAroundAnExplodedOne() {
    Bench bench =
        Bench.ofVariant(
            "PURCHASE",
            "",
            """
            "explode": "orders[].items[]", "fields": {
              "event_id": {"path": "id"},
              "reference": {"path": "orders[].no"},
              "description": {"path": "orders[].items[].n"}}
            """);
    assertTrue(
        bench
            .json(
                "{`id`:1,`orders`:[{`items`:[]},{`no`:`a`,`items`:[{`n`:1},{`n`:2}]},"
                    + "{`items`:[{`n`:3}],`no`:`b`}]}")
            .isEntry());
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < bench.lines.size(); i++) {
      EntryLine line = bench.lines.line(i);
      found.append(line.reference()).append(line.description()).append(' ');
    }
    assertEquals("a1 a2 b3 ", found.toString());
  }

  @Test
  void refinesLongListsInProportionToTheirLength() {
    Bench bench =
        Bench.ofVariant(
            "PURCHASE",
            "",
            """
            "explode": "items[]", "fields": {
              "event_id": {"path": "id"},
              "amount": {"parseDecimal": {"path": "items[].p"}}}
            """);
    StringBuilder json = new StringBuilder("{`id`:1,`items`:[{`p`:0}");
    for (int i = 1; i < 3_000; i++) {
      json.append(",{`p`:").append(i).append('}');
    }
    assertTrue(bench.json(json + "]}").isEntry());
    assertEquals(3_000, bench.lines.size());
    assertEquals("2999", bench.lines.line(2_999).amount().toString());
  }

  @Test
  void readsExplicitPositionsOfNestedLists() {
    Bench bench =
        Bench.of(
            "",
            "`event_id`: {`path`: `id`}, `reference`: {`path`: `a[1].b[0].c`},"
                + " `description`: {`path`: `a[0].b[2].c`}, `unit`: {`path`: `l[1]`}");
    String json = "{`id`:1,`a`:[{`b`:[{`c`:`00`},{`c`:`01`}]},{`b`:[{`c`:`10`}]}],`l`:[`x`,`y`]}";
    assertTrue(bench.json("{`id`:1}").isEntry());
    assertTrue(bench.line().reference().isEmpty());
    assertTrue(bench.json(json).isEntry());
    assertEquals("10", bench.line().reference().toString());
    assertTrue(bench.line().description().isEmpty());
    assertEquals("y", bench.line().unit().toString());
    assertEquals(
        "{\"a\":[{\"b\":[{\"c\":\"00\"},{\"c\":\"01\"}]}],\"l\":[\"x\"]}", bench.attributes());
  }

  @Test
  void takesTheFirstElementThatHasAValue() {
    Bench bench = Bench.of("", "`event_id`: {`path`: `id`}, `reference`: {`path`: `l[].r`}");
    assertTrue(bench.json("{`id`:1,`l`:[{},{`r`:null},{`r`:` `},{`r`:`x`},{`r`:`y`}]}").isEntry());
    assertEquals("x", bench.line().reference().toString());
    assertEquals("{\"l\":[{\"r\":\" \"},{\"r\":\"y\"}]}", bench.attributes());
  }

  @Test
  void keepsNamesWithDotsAndBracketsOfColumnsApart() {
    List<String> names = List.of("id", "Price [0]", "Amt. net");
    Bench bench =
        Bench.of(
            "`personal`: {`Amt`: `name`}",
            "`event_id`: {`path`: `id`}, `amount`: {`parseDecimal`: {`path`: `Price [0]`}},"
                + " `reference`: {`path`: `Amt. net`}");
    assertTrue(bench.row(names, "1", "2.50", "r").isEntry());
    assertEquals("2.5", bench.line().amount().toString());
    assertEquals("r", bench.line().reference().toString());
  }

  @Test
  void leavesOutEmptyCells() {
    Bench bench = Bench.of("", "`event_id`: {`path`: `id`}");
    assertTrue(bench.row(List.of("id", "A b", "c"), "1", "x \"y\"", "").isEntry());
    assertEquals("{\"A b\":\"x \\\"y\\\"\"}", bench.attributes());
    assertTrue(bench.row(List.of("id", "A b", "c"), "1", "", "").isEntry());
    assertEquals("", bench.attributes());
  }

  private static final List<String> SHEET = List.of("id", "Date", "Item", "Amount");
  private static final String SHEET_FIELDS =
      "`event_time`: {`parseDateTime`: {`path`: `Date`}, `pattern`: `dd.MM.yyyy`},"
          + " `amount`: {`parseDecimal`: {`path`: `Amount`}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total",
        " TOTAL: ",
        "Grand total",
        "Summe",
        "Gesamt :",
        "Total général",
        "Suma",
        "Totaal"
      })
  void ignoresTotalRows(String word) {
    Bench bench = Bench.of("", SHEET_FIELDS);
    assertEquals(IgnoreCode.TOTAL_ROW, bench.row(SHEET, "", "", word, "99").ignoreCode());
    assertEquals(IgnoreCode.TOTAL_ROW, bench.row(SHEET, "", word, "", "99").ignoreCode());
    assertEquals(IgnoreCode.TOTAL_ROW, bench.row(SHEET, word, "", "", "n/a").ignoreCode());
  }

  @Test
  void takesNothingElseForATotalRow() {
    Bench bench = Bench.of("", SHEET_FIELDS);
    assertTrue(bench.row(SHEET, "1", "04.03.2026", "Total", "99").isEntry());
    assertTrue(bench.row(SHEET, "1", "", "Total wine & more", "99").isEntry());
    assertEquals(ReasonCode.DATE_INVALID, bench.row(SHEET, "1", "soon", "Total", "9").reason());
    Bench withId = Bench.of("", "`event_id`: {`path`: `id`}, " + SHEET_FIELDS);
    assertTrue(withId.row(SHEET, "1", "", "Total", "99").isEntry());
    assertEquals(IgnoreCode.TOTAL_ROW, withId.row(SHEET, "Total", "", "", "99").ignoreCode());
    assertEquals(IgnoreCode.TOTAL_ROW, withId.row(SHEET, "", "", "Total", "99").ignoreCode());
    assertEquals(ReasonCode.FIELD_MISSING, withId.row(SHEET, "", "", "Wine", "99").reason());
    // A JSON record with a number is no row of a sheet.
    assertTrue(bench.json("{`id`:`Total`,`n`:1}").isEntry());
  }

  @Test
  void mapsCategoriesAndLocationsPerRecord() {
    Bench bench =
        Bench.of(
            "",
            "`event_id`: {`path`: `id`}, `category`: {`enumMap`: {`path`: `type`}, `values`:"
                + " {`charge`: `SALE`, `payout`: `PAYOUT`}}, `location_id`: {`path`: `shop`}");
    assertTrue(bench.json("{`id`:1,`type`:`payout`,`shop`:`north`}").isEntry());
    assertEquals(Category.PAYOUT, bench.line().category());
    assertEquals("north", bench.line().locationId().toString());
    assertTrue(bench.json("{`id`:1}").isEntry());
    assertEquals(Category.SALE, bench.line().category());
    assertEquals("pune", bench.line().locationId().toString());
  }

  @Test
  void readsARecordWithTheSettingsOfTheLocationThatItNames() {
    Location berlin = new Location("acme", "berlin", ZoneId.of("Europe/Berlin"), "EUR");
    Location bare = new Location("acme", "bare", ZoneId.of("UTC"), null);
    Bench bench =
        Bench.of(
                "",
                """
                `event_id`: {`path`: `id`}, `location_id`: {`path`: `shop`},
                `event_time`: {`parseDateTime`: {`path`: `at`}, `pattern`: `yyyy-MM-dd HH:mm`},
                `amount`: {`scale`: {`parseDecimal`: {`path`: `n`}}, `minorUnits`: true}
                """)
            .at(Bench.PUNE, berlin, Bench.PUNE, bare);
    String rest = ",`id`:1,`n`:1050,`at`:`2026-07-01 00:30`}";

    assertTrue(bench.json("{`shop`:`berlin`" + rest).isEntry());
    assertEquals("EUR", bench.line().currency().toString());
    assertEquals(Instant.parse("2026-06-30T22:30:00Z"), instant(bench.line().eventTimeMicros()));
    assertEquals(LocalDate.of(2026, 7, 1).toEpochDay(), bench.line().eventDay());

    // The input's own, by name, by no name, and by a name that nobody knows.
    for (String shop : new String[] {"`shop`:`pune`", "`shop`:null", "`shop`:`berlin2`"}) {
      assertTrue(bench.json("{" + shop + rest).isEntry(), shop);
      assertEquals("INR", bench.line().currency().toString(), shop);
      assertEquals(Instant.parse("2026-06-30T19:00:00Z"), instant(bench.line().eventTimeMicros()));
    }
    assertEquals("berlin2", bench.line().locationId().toString());

    // A known location without a currency does not borrow that of the input.
    assertEquals(ReasonCode.CURRENCY_UNKNOWN, bench.json("{`shop`:`bare`" + rest).reason());
    assertTrue(bench.json("{`shop`:`berlin`" + rest).isEntry());
    assertEquals("berlin", bench.line().locationId().toString());
  }

  @Test
  void knowsATotalRowWhoseLocationCannotBeRead() {
    Bench bench =
        Bench.of(
            "",
            "`event_id`: {`path`: `id`}, `location_id`: {`enumMap`: {`path`: `shop`}, `values`:"
                + " {`North`: `north`}}");
    List<String> names = List.of("shop", "id", "n");
    assertEquals(IgnoreCode.TOTAL_ROW, bench.row(names, "Total", "", "12").ignoreCode());
    assertEquals(ReasonCode.VALUE_UNMAPPED, bench.row(names, "South", "7", "12").reason());
    assertTrue(bench.row(names, "North", "7", "12").isEntry());
  }

  @Test
  void findsEachOfManyLocations() {
    Location[] shops = new Location[500];
    for (int i = 0; i < shops.length; i++) {
      shops[i] = new Location("acme", "shop-" + i, ZoneId.of("UTC"), i % 2 == 0 ? "USD" : "CAD");
    }
    Bench bench =
        Bench.of(
                "",
                "`event_id`: {`path`: `id`}, `location_id`: {`path`: `shop`}, `amount`:"
                    + " {`parseDecimal`: {`path`: `n`}}")
            .at(Bench.PUNE, shops);
    for (int i = 0; i < shops.length; i++) {
      assertTrue(bench.json("{`id`:1,`n`:1,`shop`:`shop-" + i + "`}").isEntry());
      assertEquals(i % 2 == 0 ? "USD" : "CAD", bench.line().currency().toString());
    }
  }

  @Test
  void saysWhatAValueLooksLikeAndNotWhatItIs() {
    Bench bench = Bench.of("", ORDER);
    String detail = bench.json("{`id`:1,`total`:`कुमार 12 €, né`}").detail();
    assertTrue(detail.endsWith("looks like 'a?a?a 99 €, aa'"), detail);
    String large = bench.json("{`id`:1,`total`:`" + "ab1 ".repeat(100_000) + "`}").detail();
    assertTrue(large.endsWith("'aa9 aa9 aa9 aa9 aa9 aa9 …'"), large);
  }

  /** Reading a list must not take each line as long as the whole record. */
  @Test
  void readsLongListsInTime() throws Throwable {
    Bench bench =
        Bench.ofVariant(
            "SALE",
            "",
            "\"explode\": \"items[]\", \"fields\": {"
                + "`event_id`: {`path`: `id`}, `reference`: {`path`: `items[].taxes[0].no`},"
                + " `description`: {`path`: `items[].rare`},"
                + " `amount`: {`parseDecimal`: {`path`: `items[].n`}}}");
    int half = 40_000;
    String json =
        "{`id`:1,`items`:["
            + "{`n`:1,`rare`:`r`,`x`:7,`taxes`:[{`no`:`t`}]},".repeat(half)
            + "{`n`:2,`x`:7,`taxes`:[{`no`:`u`}]},".repeat(half - 1)
            + "{`n`:3,`x`:7,`taxes`:[{`no`:`v`,`rest`:[1,2]}]}]}";
    CpuTime.assertAtMost(10, () -> assertTrue(bench.json(json).isEntry()));
    assertEquals(2 * half, bench.lines.size());
    EntryLine last = bench.lines.line(2 * half - 1);
    assertEquals("v", last.reference().toString());
    assertTrue(last.description().isEmpty());
    assertEquals(
        "{\"items\":[{\"x\":7,\"taxes\":[{\"rest\":[1,2]}]}]}", last.attributes().toString());
    assertEquals("r", bench.lines.line(half - 1).description().toString());
  }

  /** A worker meets records in any order; what a path reads must not depend on it. */
  @Test
  void aDotInAKeyReadsAlikeWhateverCameBefore() {
    String flat = "{`id`:1,`a.b`:`flat`}";
    String nested = "{`id`:1,`a`:{`b`:`nested`}}";
    String both = "{`id`:1,`a`:{`b`:`nested`},`a.b`:`flat`}";
    for (List<String> order : List.of(List.of(flat, nested), List.of(nested, flat))) {
      Bench bench = Bench.of("", "`event_id`: {`path`: `id`}, `description`: {`path`: `a.b`}");
      for (String json : order) {
        assertTrue(bench.json(json).isEntry());
        String expected = json.equals(flat) ? "flat" : "nested";
        assertEquals(expected, bench.line().description().toString());
      }
      assertTrue(bench.json(both).isEntry());
      assertEquals("flat", bench.line().description().toString());
    }
  }

  @Test
  void listsWhoseKeysHoldBracketsDoNotCrash() {
    Bench bench =
        Bench.ofVariant(
            "SALE",
            "",
            "\"explode\": \"a[].b[]\", \"fields\": {`event_id`: {`path`: `id`},"
                + " `description`: {`path`: `a[].b[].c`}}");
    bench.json("{`id`:1,`a`:[{`b`:[{`c`:`x`}]}]}");
    assertEquals("x", bench.line().description().toString());
    bench.json("{`id`:1,`a[]`:{`b`:[{`c`:`y`}]},`a`:[{`z`:1},{`z`:2}]}");
    bench.json("{`id`:1,`a`:[{`z`:1}],`a[]`:{`b`:[{`c`:`y`}]}}");
    assertEquals("y", bench.line().description().toString());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
