package dev.titan.transforms.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Jackson's opinion on what the scanner makes of a document. */
final class JacksonOracle {
  private static final ObjectMapper JACKSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** All keys and texts of a document, one after the other. */
  private static final Function<JsonNode, String> JACKSON_TEXTS =
      node -> {
        StringBuilder all = new StringBuilder(node.isTextual() ? node.textValue() : "");
        node.fieldNames().forEachRemaining(name -> all.append(name).append(' '));
        node.forEach(child -> all.append(JacksonOracle.JACKSON_TEXTS.apply(child)).append(' '));
        return all.toString();
      };

  private final JsonScanner scanner;
  private final FlatRecord record = new FlatRecord();

  JacksonOracle(int maxDepth) {
    scanner = new JsonScanner(maxDepth);
  }

  /**
   * Scans a document, which must end as Jackson says: with the same values, or refused.
   *
   * @return whether both accept it
   */
  boolean accepts(byte[] json) {
    JsonNode expected = parse(json);
    ReasonCode code = scanner.scan(json, 0, json.length, record);
    if (code == ReasonCode.RECORD_TOO_LARGE) {
      return false;
    }
    String text = new String(json, StandardCharsets.UTF_8);
    assertEquals(expected == null, code != null, text + " " + scanner.detail());
    if (expected == null) {
      return false;
    }
    List<String> wanted = new ArrayList<>();
    walk(expected, "", wanted);
    List<String> got = leaves(record);
    Collections.sort(wanted);
    Collections.sort(got);
    assertEquals(wanted, got, text);
    return true;
  }

  /** The leaves of a record that was scanned: path and value. */
  static List<String> leaves(FlatRecord record) {
    List<String> leaves = new ArrayList<>();
    Slice slice = new Slice();
    for (int token = 0; token < record.count(); token++) {
      byte kind = record.kind(token);
      String path = record.node(token).path();
      if (kind == FlatRecord.NULL) {
        leaves.add(path + "=null");
      } else if (kind == FlatRecord.NUMBER) {
        record.text(token, slice);
        leaves.add(path + "=" + normal(new BigDecimal(slice.toString())));
      } else if (kind < FlatRecord.START_OBJECT) {
        boolean some = record.text(token, slice);
        leaves.add(path + "=" + (some ? slice.toString() : ""));
      }
    }
    return leaves;
  }

  private static String normal(BigDecimal number) {
    return number.stripTrailingZeros().toString();
  }

  private static JsonNode parse(byte[] json) {
    try {
      JsonNode node = JACKSON.readTree(json);
      boolean object = node != null && node.isObject();
      // Jackson lets half a surrogate pair through; such a text cannot be written as UTF-8.
      return object && StandardCharsets.UTF_8.newEncoder().canEncode(JACKSON_TEXTS.apply(node))
          ? node
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void walk(JsonNode node, String path, List<String> out) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  walk(
                      member.getValue(),
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      out));
    } else if (node.isArray()) {
      node.forEach(element -> walk(element, path + "[]", out));
    } else if (node.isNumber()) {
      out.add(path + "=" + normal(node.decimalValue()));
    } else {
      out.add(path + "=" + node.asText());
    }
  }
}
