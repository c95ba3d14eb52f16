package dev.titan.schemas.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no structure can say: each row is a field with an operator that could never work. */
class MappingChecksTest {
  /** Field; operator; pointer below the field; a part of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          amount   | {"path": "a"}                                              | ^^ | path gives a text; expected a decimal; wrap a text in parseDecimal
          quantity | {"const": "1,5"}                                           | ^^ | no decimal
          quantity | {"scale": {"parseDecimal": {"path": "a"}}, "minorUnits": true} | ^^ | only an amount has minor units
          amount   | {"scale": {"path": "a"}, "power": -2}                      | /scale | expected a decimal
          amount   | {"negateIf": {"path": "a"}, "when": {"path": "b", "equals": "x"}} | /negateIf | expected a decimal
          amount   | {"coalesce": [{"parseDecimal": {"path": "a"}}, {"path": "b"}]} | /coalesce/1 | expected a decimal
          amount   | {"parseDateTime": {"path": "a"}, "pattern": "ISO"}         | ^^ | gives a point in time; expected a decimal
          amount   | {"parseDecimal": {"parseDecimal": {"path": "a"}}}          | /parseDecimal | gives a decimal; expected a text
          updated_at | {"path": "a"}                                            | ^^ | expected a point in time; wrap a text in parseDateTime
          updated_at | {"const": "2026-03-04"}                                  | ^^ | const gives a text
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "bogus"}     | /pattern | is no pattern
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "ppddMMyyyy"} | /pattern | a padded number cannot stand right before another
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "yyyy-mm-dd"} | /pattern | gives no full date
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "YYYY-MM-dd"} | /pattern | YYYY is a week's year
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "MM 'd' yyyy"} | /pattern | gives no full date
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": ["ISO", "dd.MM.yyyy hh:mm"]} | /pattern | no a for AM or PM
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "ISO", "zone": "Europe/Bonn"} | /zone | there is no zone 'Europe/Bonn'
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "ISO", "language": "xx"} | /language | there is no language 'xx'
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "ISO", "language": "_"} | /language | there is no language '_'
          unit     | {"lookup": {"path": "a"}, "table": "sizes"}                | /table | there is no table 'sizes'; expected one of units
          unit     | {"parseDecimal": {"path": "a"}}                            | ^^ | parseDecimal gives a decimal; expected a text
          unit     | {"enumMap": {"path": "a"}, "values": {"Kg": "kg", "KG ": "g"}} | /values | there twice
          unit     | {"enumMap": {"path": "a"}, "values": {" ": "kg"}}          | /values | blank
          currency | {"const": "EURO"}                                          | /const | 'EURO' is no currency
          currency | {"const": "eur"}                                           | /const | an ISO 4217 code in capitals
          currency | {"enumMap": {"path": "a"}, "values": {"€": "EUR", "£": "UKP"}} | /values/£ | 'UKP' is no currency
          currency | {"coalesce": [{"path": "a"}, {"const": "XYZ"}]}            | /coalesce/1/const | no currency
          status   | {"path": "a"}                                              | ^^ | the values of 'status' are not certain
          status   | {"const": "PAID"}                                          | /const | 'PAID' is no status; expected one of PENDING, POSTED, VOID
          status   | {"enumMap": {"path": "a"}, "values": {"x": "VOID"}, "otherwise": "DONE"} | /otherwise | 'DONE' is no status
          category | {"concat": [{"const": "SALE"}]}                            | ^^ | the values of 'category' are not certain
          category | {"const": "UNKNOWN"}                                       | /const | 'UNKNOWN' is no category
          category | {"coalesce": [{"enumMap": {"path": "a"}, "values": {"x/y": "SALES"}}]} | /coalesce/0/values/x~1y | 'SALES' is no category
          """)
  void refusesWhatCouldNeverWork(String column, String operator, String pointer, String message) {
    MappingException e =
        assertThrows(
            MappingException.class,
            () -> MappingJson.parse(Samples.withField(column, operator), "orders.json"));
    assertEquals("/variants/0/fields/" + column + pointer, e.pointer(), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          amount     | {"const": "-12.50"}
          amount     | {"scale": {"parseDecimal": {"path": "a"}}, "minorUnits": true}
          amount     | {"negateIf": {"scale": {"parseDecimal": {"path": "a"}}, "power": -2}, "when": {"path": "t", "equals": ["a", "b"]}}
          amount     | {"coalesce": [{"parseDecimal": {"path": "a"}}, {"const": "0"}]}
          amount     | {"parseDecimal": {"split": {"path": "a"}, "separator": " ", "index": -1}}
          updated_at | {"parseDateTime": {"concat": [{"path": "a"}, {"path": "b"}]}, "pattern": ["dd.MM.yyyy HH:mm", "d MMM yyyy h:mm a"], "language": "de", "zone": "+05:30"}
          updated_at | {"coalesce": [{"parseDateTime": {"path": "a"}, "pattern": "ISO"}, {"parseDateTime": {"path": "b"}, "pattern": "EXCEL_SERIAL"}]}
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": "uuuuDDD"}
          updated_at | {"parseDateTime": {"path": "a"}, "pattern": ["EPOCH_SECONDS", "EPOCH_MILLIS", "EPOCH_MICROS"]}
          currency   | {"coalesce": [{"path": "a"}, {"const": "JPY"}]}
          status     | {"enumMap": {"path": "a"}, "values": {"paid": "POSTED"}, "otherwise": "PENDING"}
          category   | {"coalesce": [{"enumMap": {"path": "a"}, "values": {"charge": "PAYMENT"}}, {"const": "FEE"}]}
          unit       | {"lookup": {"path": "a"}, "table": "units"}
          """)
  void acceptsWhatWorks(String column, String operator) {
    MappingJson.parseUntrusted(Samples.withField(column, operator), "orders.json");
  }

  @Test
  void operatorsMayBeNestedSixteenTimesAndNoMore() {
    MappingJson.parseUntrusted(Samples.withField("unit", nested(16)), "orders.json");
    MappingException e =
        assertThrows(
            MappingException.class,
            () -> MappingJson.parse(Samples.withField("unit", nested(17)), "orders.json"));
    assertTrue(e.getMessage().contains("nested too deeply; expected at most 16"), e.getMessage());
  }

  @Test
  void aTableOfCategoriesIsCheckedWhereItIsUsed() {
    MappingException e =
        assertThrows(
            MappingException.class,
            () ->
                MappingJson.parse(
                    Samples.withField(
                        "category", "{\"lookup\": {\"path\": \"a\"}, \"table\": \"units\"}"),
                    "orders.json"));
    assertEquals("/tables/units/KG", e.pointer());
  }

  private static String nested(int depth) {
    return depth == 1
        ? "{\"path\": \"a\"}"
        : "{\"split\": " + nested(depth - 1) + ", \"separator\": \" \", \"index\": 0}";
  }
}
