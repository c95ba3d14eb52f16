package dev.titan.schemas.mapping;

import static dev.titan.schemas.mapping.Samples.ORDERS;
import static dev.titan.schemas.mapping.Samples.replace;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingJsonTest {
  @Test
  void readsEveryPartOfADocument() {
    Mapping mapping = MappingJson.parse(ORDERS, "orders.json");

    Variant variant = mapping.variants().get(0);
    assertAll(
        () -> assertEquals("petpooja.orders", mapping.id()),
        () -> assertEquals(3, mapping.version()),
        () -> assertEquals("acme", mapping.tenant()),
        () -> assertEquals("petpooja", mapping.source()),
        () -> assertEquals(Category.SALE, mapping.category()),
        () -> assertEquals(Kind.STREAM, mapping.kind()),
        () -> assertEquals("00112233445566778899aabbccddeeff", mapping.schemaFingerprint()),
        () -> assertEquals(List.of(new Condition("status", Set.of("draft"))), mapping.ignore()),
        () -> assertEquals(Set.of("printed_at"), mapping.volatilePaths()),
        () -> assertEquals(Map.of("Customer.phone", PersonalType.PHONE), mapping.personal()),
        () -> assertEquals(Map.of("units", Map.of("KG", "kg")), mapping.tables()),
        () ->
            assertEquals(
                Set.of(ValueType.STRING, ValueType.NUMBER), variant.needs().get("Order.orderID")),
        () -> assertEquals(Set.of(ValueType.STRING), variant.needs().get("Order.created_on")),
        () ->
            assertEquals(new Operator.Path("Order.orderID"), variant.fields().get(Field.EVENT_ID)),
        () -> assertEquals(new Provenance("classifier", 0.97, null), variant.provenance()));
  }

  @Test
  void fillsInTheDefaults() {
    Mapping mapping =
        MappingJson.parse(
            Samples.withField("unit", "{\"concat\": [{\"path\": \"a\"}, {\"path\": \"b\"}]}"),
            "orders.json");

    Variant variant = mapping.variants().get(0);
    assertEquals(IdScope.LOCATION, mapping.idScope());
    assertEquals(Set.of(), mapping.shapes());
    assertNull(variant.validFrom());
    assertNull(variant.explode());
    assertEquals(
        new Operator.Concat(List.of(new Operator.Path("a"), new Operator.Path("b")), " "),
        variant.fields().get(Field.UNIT));
    assertEquals(
        new Operator.ParseDateTime(
            new Operator.Path("Order.created_on"), List.of("dd-MM-yyyy HH:mm"), null, "en"),
        variant.fields().get(Field.EVENT_TIME));
  }

  @Test
  void decimalsAreReadWithAPointAndNoGroupingUnlessSaid() {
    Mapping mapping =
        MappingJson.parse(
            Samples.withField("amount", "{\"parseDecimal\": {\"path\": \"t\"}}"), "orders.json");
    assertEquals(
        new Operator.ParseDecimal(new Operator.Path("t"), ".", ""),
        mapping.variants().get(0).fields().get(Field.AMOUNT));
  }

  @Test
  void readsTheRestOfAVariant() {
    String json =
        replace(
            replace(
                ORDERS,
                "\"fields\": {",
                "\"validFrom\": \"2026-03-04T17:30:00.5Z\", \"explode\": \"Order.items[]\","
                    + " \"fields\": {\"description\": {\"path\": \"Order.items[].name\"},"),
            "\"volatile\"",
            "\"idScope\": \"TENANT\", \"shapes\": [\"ffeeddccbbaa99887766554433221100\"],"
                + " \"volatile\"");
    Mapping mapping = MappingJson.parseUntrusted(json, "orders.json");
    Variant variant = mapping.variants().get(0);
    assertEquals(Instant.parse("2026-03-04T17:30:00.500Z"), variant.validFrom());
    assertEquals("Order.items[]", variant.explode());
    assertEquals(IdScope.TENANT, mapping.idScope());
    assertEquals(Set.of("ffeeddccbbaa99887766554433221100"), mapping.shapes());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheDocument() {
    assertEquals(
        MappingJson.parse(ORDERS, "orders.json"),
        MappingJson.parse("\ufeff" + ORDERS, "orders.json"));
  }

  /** Piece of the sample; what stands in its place; the pointer; a part of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "version": 3            | "version": 3, "version": 4      | /version | Duplicate
          "version": 3            | "versoin": 3                    | ^^ | unknown key 'versoin'; expected one of id, version
          "version": 3,           | ^^                              | ^^ | the key 'version' is missing
          "version": 3            | "version": 0                    | /version | a whole number from 1 to
          "version": 3            | "version": 1.5                  | /version | a whole number from 1 to
          "version": 3            | "version": "3"                  | /version | found a text; expected a whole number
          "version": 3            | "version": 1e999                | /version | out of range
          "tenant": "acme"        | "tenant": "a/b"                 | /tenant | 'a/b' is no name
          "tenant": "acme"        | "tenant": null                  | /tenant | found null; expected a text in quotes
          "category": "SALE"      | "category": "UNKNOWN"           | /category | 'UNKNOWN'; expected one of SALE
          "category": "SALE"      | "category": "sale"              | /category | 'sale'; expected one of SALE
          "kind": "STREAM"        | "kind": "EVENT"                 | /kind | expected one of STREAM, STATE
          aabbccddeeff            | AABBCCDDEEFF                    | /schemaFingerprint | 32 digits 0-9 or a-f
          "equals": "draft"       | "equal": "draft"                | /ignore/0 | unknown key 'equal'; expected one of path, equals, empty
          "equals": "draft"       | "equals": []                    | /ignore/0/equals | the array is empty
          "equals": "draft"       | "equals": ["a", "a"]            | /ignore/0/equals/1 | repeated
          "equals": "draft"       | "empty": false                  | /ignore/0/empty | expected true
          "equals": "draft"       | "empty": true, "equals": "x"    | /ignore/0 | either 'equals' or 'empty'
          ["printed_at"]          | ["printed_at", ""]              | /volatile/1 | has 0 characters; expected 1 to 1024
          ["printed_at"]          | ["printed\\u0000at"]            | /volatile/0 | NUL
          ["printed_at"]          | ["printed\\ud800at"]            | /volatile/0 | surrogate
          ["printed_at"]          | "printed_at"                    | /volatile | found a text; expected an array
          : "phone"               | : "telephone"                   | /personal/Customer.phone | 'telephone'; expected one of name, phone
          {"KG": "kg"}            | {}                              | /tables/units | the object is empty
          {"KG": "kg"}            | {"KG": "kg", "kg ": "g"}        | /tables/units | there twice
          created_on": "string"   | created_on": "text"             | /variants/0/needs/Order.created_on | 'text'; expected one of string
          "needs": {              | "validFrom": "2026-02-30T00:00:00Z", "needs": { | /variants/0/validFrom | no such time
          "needs": {              | "validFrom": "2026-02-03", "needs": { | /variants/0/validFrom | like 2026-03-04T17:30:00Z
          "needs": {              | "explode": "items", "needs": {  | /variants/0/explode | ends in '[]'
          "needs": {              | "explode": "Order.items[]", "needs": { | /variants/0/explode | no field reads from 'Order.items[]'
          "event_id":             | "event.id":                     | /variants/0/fields | unknown key 'event.id'; expected one of event_id
          "confidence": 0.97      | "confidence": 97                | /variants/0/provenance/confidence | from 0 to 1
          "by": "classifier",     | ^^                              | /variants/0/provenance | the key 'by' is missing
          "patch": null           | "patch": ""                     | /variants/0/provenance/patch | 1 to 200
          """)
  void refusesWithPlaceProblemAndExpectation(
      String piece, String by, String pointer, String message) {
    assertRefused(replace(ORDERS, piece, by), pointer, message);
  }

  @Test
  void refusesWhatIsNoJson() {
    assertRefused("", "", "the document is empty");
    assertRefused("{\"id\": ", "/id", "line 1, column 8 is no strict JSON");
    assertRefused("[]", "", "found an array; expected an object");
    assertRefused(ORDERS + "{}", "", "text follows the JSON document");
    assertRefused(ORDERS + " // the end", "", "no strict JSON");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertRefused(ORDERS + " ".repeat(Bounds.DOCUMENT_BYTES), "", "at most 1 MiB");
    // As many characters as there may be bytes, of two bytes each.
    assertRefused("ä".repeat(Bounds.DOCUMENT_BYTES), "", "at most 1 MiB");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    String deep = "[".repeat(Bounds.NESTING + 1) + "]".repeat(Bounds.NESTING + 1);
    MappingException e =
        assertThrows(MappingException.class, () -> MappingJson.parse(deep, "deep.json"));
    assertTrue(e.getMessage().contains("nesting depth (33)"), e.getMessage());
  }

  @Test
  void aLongTextIsCutInAMessage() {
    String json =
        replace(ORDERS, "\"tenant\": \"acme\"", "\"tenant\": \"" + "x/".repeat(400) + "\"");
    MappingException e =
        assertThrows(MappingException.class, () -> MappingJson.parse(json, "orders.json"));
    assertTrue(e.getMessage().length() < 300, e.getMessage());
  }

  @Test
  void checksMappingsThatCodeHasBuilt() {
    Mapping mapping = MappingJson.parse(ORDERS, "orders.json");
    MappingJson.check(mapping);

    Variant wrong =
        Variant.of(
            Map.of("a", Set.of(ValueType.STRING)),
            Map.of(Field.AMOUNT, new Operator.Path("a")),
            new Provenance("person", 1, null));
    Mapping broken =
        new Mapping(
            mapping.id(),
            1,
            mapping.tenant(),
            mapping.source(),
            mapping.category(),
            mapping.kind(),
            mapping.schemaFingerprint(),
            IdScope.LOCATION,
            List.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            List.of(wrong));
    MappingException e = assertThrows(MappingException.class, () -> MappingJson.check(broken));
    assertEquals("/variants/0/fields/amount", e.pointer());
  }

  @Test
  void thePrintIsPrettyAndInOneOrder() {
    assertEquals(
        """
        {
          "id": "petpooja.orders",
          "version": 3,
          "tenant": "acme",
          "source": "petpooja",
          "category": "SALE",
          "kind": "STREAM",
          "schemaFingerprint": "00112233445566778899aabbccddeeff",
          "ignore": [ {
            "path": "status",
            "equals": "draft"
          } ],
          "volatile": [ "printed_at" ],
          "personal": {
            "Customer.phone": "phone"
          },
          "tables": {
            "units": {
              "KG": "kg"
            }
          },
          "variants": [ {
            "needs": {
              "Order.created_on": "string",
              "Order.orderID": [ "number", "string" ]
            },
            "fields": {
              "event_id": {
                "path": "Order.orderID"
              },
              "event_time": {
                "parseDateTime": {
                  "path": "Order.created_on"
                },
                "pattern": "dd-MM-yyyy HH:mm"
              },
              "amount": {
                "parseDecimal": {
                  "path": "Order.total"
                },
                "grouping": ","
              }
            },
            "provenance": {
              "by": "classifier",
              "confidence": 0.97,
              "patch": null
            }
          } ]
        }
        """,
        MappingJson.print(MappingJson.parse(ORDERS, "orders.json")));
  }

  /** Mappings are stored and named by it, so it must never change for a mapping that exists. */
  @Test
  void theHashOfAMappingIsStable() {
    assertEquals(
        "9a1462a8b6c03f3fb921bb912396c7c1",
        MappingJson.hash(MappingJson.parse(ORDERS, "orders.json")));
  }

  private static void assertRefused(String json, String pointer, String message) {
    MappingException e =
        assertThrows(MappingException.class, () -> MappingJson.parse(json, "orders.json"));
    assertEquals(pointer, e.pointer(), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().startsWith("orders.json"), e.getMessage());
    MappingException untrusted =
        assertThrows(MappingException.class, () -> MappingJson.parseUntrusted(json, "orders.json"));
    assertEquals(e.getMessage(), untrusted.getMessage());
  }
}
