package dev.titan.transforms.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.CpuTime;
import dev.titan.transforms.record.FlatRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonScannerTest {
  private final JsonScanner scanner = new JsonScanner(100);
  private final FlatRecord record = new FlatRecord();
  private final JacksonOracle oracle = new JacksonOracle(100);

  @Test
  void valuesKeepTheirBytesAndPaths() {
    ReasonCode code =
        scan("{\"a\": {\"b\": [ {\"c\": -1.50e3}, {\"c\": \"x\\n\\u00e9\"} ], \"d\": null}}");

    assertNull(code);
    assertEquals(
        List.of("a.b[].c=-1.5E+3", "a.b[].c=x\n\u00e9", "a.d=null"), JacksonOracle.leaves(record));
  }

  @Test
  void keysAreReadTheSameWhenTheyAreExpected() {
    List<String> records =
        List.of(
            "{\"a\":1,\"b\":2}",
            "{\"a\":1,\"b\":2}",
            "{\"a\\u0022:1,\\u0022b\":2}",
            "{\"a\\\\\":1,\"b\":2}",
            "{\"a\\\\\":1,\"b\":2}",
            "{\"\":1,\"b\\n\":2}",
            "{\"\":1,\"b\\n\":2}",
            "{\"ab\":1,\"\u00e4\":2}",
            "{\"ab\":1,\"\u00e4\":2}",
            "{\"a\":1,\"b\":2}");
    for (String json : records) {
      assertNull(scan(json));
      List<String> expected = JacksonOracle.leaves(record);
      JsonScannerTest fresh = new JsonScannerTest();
      assertNull(fresh.scan(json));
      assertEquals(JacksonOracle.leaves(fresh.record), expected);
      assertNull(scan(json));
      assertEquals(expected, JacksonOracle.leaves(record));
    }
    // A name with a quote in it is no text that may be compared with raw JSON.
    assertNull(scan("{\"a\\\"\":1}"));
    assertEquals(ReasonCode.RECORD_MALFORMED, scan("{\"a\"\":1}"));
    assertNull(scan("{\"b\\n\":1}"));
    assertEquals(ReasonCode.RECORD_MALFORMED, scan("{\"b\n\":1}"));
    assertEquals(ReasonCode.RECORD_DUPLICATE_KEY, scan("{\"b\\n\":1,\"b\\n\":1}"));
    assertNull(scan("{\"key\":1}"));
    assertEquals(ReasonCode.RECORD_TRUNCATED, scan("{\"key"));
    assertEquals(ReasonCode.RECORD_TRUNCATED, scan("{\"key\""));
  }

  @Test
  void aKeyMayStandInManyObjectsButOnlyOnceInEach() {
    assertNull(scan("{\"a\":{\"x\":1},\"b\":{\"x\":2},\"c\":[{\"x\":3},{\"x\":4}]}"));
    assertEquals(ReasonCode.RECORD_DUPLICATE_KEY, scan("{\"a\":1,\"b\":2,\"a\":3}"));
    assertEquals(ReasonCode.RECORD_DUPLICATE_KEY, scan("{\"a\":1,\"b\":2,\"\\u0061\":3}"));
  }

  @Test
  void scannersMayTakeTurnsAtOneRecord() {
    byte[] json = "{\"a\":{\"x\":1}}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      assertNull(new JsonScanner(100).scan(json, 0, json.length, record));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":1|RECORD_TRUNCATED",
        "{\"a\":\"1|RECORD_TRUNCATED",
        "{\"a\":tru|RECORD_TRUNCATED",
        "{\"a\"|RECORD_TRUNCATED",
        "{\"a\":01}|RECORD_MALFORMED",
        "{\"a\":1.}|RECORD_MALFORMED",
        "{\"a\":NaN}|RECORD_MALFORMED",
        "{\"a\":1}x|RECORD_MALFORMED",
        "{\"a\" 1}|RECORD_MALFORMED",
        "{\"a\":1,}|RECORD_MALFORMED",
        "{a:1}|RECORD_MALFORMED",
        "{\"a\":\"\\x\"}|RECORD_MALFORMED",
        "{\"a\":\"\\ud800\"}|RECORD_ENCODING",
        "[1]|RECORD_NOT_OBJECT",
        "\"text\"|RECORD_NOT_OBJECT",
        "hello|RECORD_MALFORMED",
      })
  void badRecordsAreNamed(String json, ReasonCode expected) {
    assertEquals(expected, scan(json));
    assertNotNull(scanner.detail());
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertEquals(ReasonCode.RECORD_TOO_LARGE, scan(deep));
  }

  @Test
  void badBytesInAStringAreNoText() {
    byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '(', '"', '}'};

    assertEquals(ReasonCode.RECORD_ENCODING, scanner.scan(json, 0, json.length, record));
  }

  @Test
  void theShapeIsThatOfTheSetOfPaths() {
    scan("{\"a\":1,\"b\":[{\"c\":\"x\"}]}");
    String shape = record.shape().toString();

    scan("{\"b\":[{\"c\":\"y\"},{\"c\":\"z\"}],\"a\":2.5}");
    assertEquals(shape, record.shape().toString(), "order, values and list lengths do not count");
    scan("{\"b\":[{\"c\":\"y\"},{\"c\":1}],\"a\":2.5}");
    assertNotEquals(shape, record.shape().toString(), "types count");
  }

  /** The scanner accepts what Jackson accepts, with the same values, and refuses the rest. */
  @Test
  void agreesWithJacksonOnRandomAndDamagedDocuments() {
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] json = object(random, 0).toString().getBytes(StandardCharsets.UTF_8);
      if (i % 2 == 1) {
        json[random.nextInt(json.length)] =
            (byte) (" \"\\{}[],:0e.tn\u0001".charAt(random.nextInt(15)));
      }
      refused += oracle.accepts(json) ? 0 : 1;
    }
    assertTrue(
        refused > 1_000, "damage must have been seen, but only " + refused + " were refused");
  }

  private ReasonCode scan(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return scanner.scan(bytes, 0, bytes.length, record);
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    int members = random.nextInt(5);
    for (int i = 0; i < members; i++) {
      object.set(
          "k\u00fc\"".substring(random.nextInt(3)) + random.nextInt(9), value(random, depth + 1));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> nodes.numberNode(random.nextInt());
      case 1 -> nodes.numberNode(new BigDecimal(random.nextInt(1_000_000)).movePointLeft(3));
      case 2 -> nodes.booleanNode(random.nextBoolean());
      case 3 -> nodes.nullNode();
      case 4 -> nodes.textNode("a\n\"\\\u00e4\u20ac\ud83d\ude00 text".substring(random.nextInt(6)));
      case 5 -> object(random, depth);
      default -> {
        ArrayNode array = nodes.arrayNode();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
          array.add(value(random, depth + 1));
        }
        yield array;
      }
    };
  }

  /** Sixteen megabytes of keys must not become gigabytes of paths, nor hours of comparing. */
  @Test
  void hostileKeysAreRefusedInTimeAndAlikeEachTime() throws Throwable {
    String key = "k".repeat(60_000);
    String deep = ("{\"" + key + "\":").repeat(200) + "1" + "}".repeat(200);
    StringBuilder wide = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 300_000; i++) {
      wide.append(",\"").append(i).append("\":1");
    }
    String many = "{\"a\":[" + "1,".repeat(1_100_000) + "1]}";
    FlatRecord record = new FlatRecord();
    JsonScanner scanner = new JsonScanner(256);
    for (String json : List.of(deep, wide.append('}').toString(), many)) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < 3; round++) {
        CpuTime.assertAtMost(
            10,
            () ->
                assertEquals(
                    ReasonCode.RECORD_TOO_LARGE, scanner.scan(bytes, 0, bytes.length, record)));
      }
    }
  }

  @Test
  void manyKeysAreReadInTime() throws Throwable {
    StringBuilder wide = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 100_000; i++) {
      wide.append(",\"").append(i).append("\":1");
    }
    byte[] bytes = wide.append('}').toString().getBytes(StandardCharsets.UTF_8);
    FlatRecord record = new FlatRecord();
    CpuTime.assertAtMost(
        5, () -> assertNull(new JsonScanner(16).scan(bytes, 0, bytes.length, record)));
  }
}
