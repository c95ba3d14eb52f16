package dev.titan.transforms.decode;

import static dev.titan.transforms.decode.Ranges.elements;
import static dev.titan.transforms.decode.Ranges.split;
import static dev.titan.transforms.decode.Ranges.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.TextFormat.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonSplittingTest {
  private static final Random RANDOM = new Random(7);

  @Test
  void linesThatHoldMoreThanSpaceAreRecords() {
    byte[] text = utf8("\n{\"a\":1}\r\n \t\n{\"a\":2}\n\n  {\"a\":3}");
    List<RecordRange> ranges = split(text, new TextFormat.Lines(), 1, RANDOM);
    assertEquals(
        List.of(
            new RecordRange(1, 9, 0, 2, 1),
            new RecordRange(13, 8, 1, 4, 1),
            new RecordRange(22, 9, 2, 6, 1)),
        ranges);
  }

  @Test
  void rangesOfLinesHoldAllLines() {
    for (int round = 0; round < 300; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = RANDOM.nextInt(50); i > 0; i--) {
        lines.add("{\"n\":" + "1".repeat(1 + RANDOM.nextInt(40)) + "}");
      }
      byte[] text = utf8(String.join("\n", lines) + (RANDOM.nextBoolean() ? "\n" : ""));
      List<String> seen = new ArrayList<>();
      long records = 0;
      for (RecordRange range :
          split(text, new TextFormat.Lines(), 1 + RANDOM.nextInt(300), RANDOM)) {
        assertEquals(records, range.firstOrdinal());
        assertEquals(records + 1, range.firstLine());
        records += range.records();
        seen.addAll(Ranges.text(text, range).lines().toList());
      }
      assertEquals(lines, seen);
    }
  }

  @Test
  void anyRangesHoldTheSameElements() {
    for (int round = 0; round < 2000; round++) {
      List<String> written = new ArrayList<>();
      StringBuilder json = new StringBuilder("[ ");
      for (int i = RANDOM.nextInt(12); i > 0; i--) {
        String element = "{\"k\":" + randomValue(0) + "}";
        written.add(element);
        json.append(element).append(i == 1 ? "" : RANDOM.nextBoolean() ? ", " : ",\n");
      }
      byte[] text = utf8(json + "\n]\n");
      assertEquals(written, framed(text, Shape.ARRAY, 1, 1 + RANDOM.nextInt(80)));
    }
  }

  @Test
  void splitterAndFramerAgreeOnDamagedText() {
    String alphabet = "{}[]\",:a1\\\n {}\"\"";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder json = new StringBuilder();
      for (int i = RANDOM.nextInt(50); i > 0; i--) {
        json.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
      }
      byte[] text = utf8(json.toString());
      // Ranges are checked against the splitter's count inside.
      framed(text, Shape.DOCUMENTS, 0, 1 + RANDOM.nextInt(20));
      framed(text, Shape.ARRAY, 0, 1 + RANDOM.nextInt(20));
    }
  }

  @Test
  void elementsBehindTheArrayAreTheSameInEveryRange() {
    String json = "[{\"a\":1}],{\"b\":2} [{\"c\":3},{\"d\":4}],null]";
    List<String> whole = framed(utf8(json), Shape.ARRAY, 1, 1000);
    assertEquals(List.of("{\"a\":1}", "{\"b\":2}", "[{\"c\":3},{\"d\":4}]", "null"), whole);
    for (int target = 1; target < json.length(); target++) {
      assertEquals(whole, framed(utf8(json), Shape.ARRAY, 1, target));
    }
  }

  @Test
  void aMissingBraceCostsItsElementOnly() {
    assertEquals(
        List.of("{\"a\":{\"b\":1},", "{\"a\":2}", "{\"a\":3}"),
        array("[{\"a\":{\"b\":1},{\"a\":2},{\"a\":3}]"));
  }

  @Test
  void aMissingBraceInTheLastElementLeavesTheArraysEnd() {
    assertEquals(List.of("{\"a\":1}", "{\"a\":2"), array("[{\"a\":1},{\"a\":2]"));
  }

  @Test
  void anUnclosedStringCostsItsElementOnly() {
    assertEquals(
        List.of("{\"a\":\"x},\n", "{\"a\":\"y\"}"), array("[{\"a\":\"x},\n{\"a\":\"y\"}]"));
    List<String> one = array("[{\"a\":\"x},{\"a\":\"y\"},{\"a\":\"z\"}]");
    assertEquals("{\"a\":\"z\"}", one.get(one.size() - 1));
  }

  @Test
  void surplusBracesAndWordsAreElementsToBeRefused() {
    assertEquals(
        List.of("{\"a\":1}", "}", "oops", "{\"a\":2}"), array("[{\"a\":1}},oops,{\"a\":2}]"));
  }

  @Test
  void aTruncatedTailIsOneElement() {
    assertEquals(List.of("{\"a\":1}", "{\"a\":[1,2"), array("[{\"a\":1},{\"a\":[1,2"));
  }

  @Test
  void anArrayThatIsCutBetweenTwoElementsEndsEarly() {
    for (String text : List.of("[{\"a\":1}", "[{\"a\":1},", "[{\"a\":1},\n ", "[", "[1]\n[2,")) {
      assertTrue(endsEarly(text, Shape.ARRAY, 1), text);
    }
    assertTrue(endsEarly("{\"o\":[{\"a\":1},", Shape.ENVELOPE, 6));
    for (String text : List.of("[{\"a\":1}]", "[]", "[{\"a\":1},{\"a\":", "[{\"a\":1]", "[1][2]")) {
      assertFalse(endsEarly(text, Shape.ARRAY, 1), text);
    }
    assertFalse(endsEarly("{\"o\":[{\"a\":1}],\"n\":", Shape.ENVELOPE, 6));
    assertFalse(endsEarly("{\"a\":1}", Shape.DOCUMENTS, 0));
  }

  private static boolean endsEarly(String json, Shape shape, long offset) {
    byte[] text = utf8(json);
    TextFormat format = new TextFormat.Elements(offset, 1, shape);
    RecordSplitter splitter =
        RecordSplitter.create(RecordSplitter.Plan.of(format, 0, Limits.DEFAULT), range -> {});
    splitter.feed(text, 0, text.length);
    splitter.finish();
    return splitter.endsEarly();
  }

  @Test
  void arraysOneAfterAnotherLoseNothing() {
    assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), array("[{\"a\":1}]\n[{\"a\":2}]"));
  }

  @Test
  void documentsFollowEachOther() {
    byte[] text = utf8("{\n \"a\": [1, {\"b\": \"}\"}]\n}\n{\"a\":2}{\"a\":3}");
    assertEquals(
        List.of("{\n \"a\": [1, {\"b\": \"}\"}]\n}", "{\"a\":2}", "{\"a\":3}"),
        framed(text, Shape.DOCUMENTS, 0, 1));
    List<RecordRange> ranges = split(text, TextFormat.Elements.DOCUMENTS, 1, RANDOM);
    assertEquals(List.of(1L, 4L, 4L), ranges.stream().map(RecordRange::firstLine).toList());
  }

  @Test
  void anEnvelopesTailIsNoRecord() {
    byte[] text = utf8("{\"orders\":[{\"a\":1},{\"a\":2}],\"next\":{\"u\":[{\"x\":1}]}");
    InputException e =
        assertThrows(InputException.class, () -> framed(text, Shape.ENVELOPE, 11, 1));
    assertEquals(ReasonCode.INPUT_UNSUPPORTED, e.code());
    byte[] fine = utf8("{\"orders\":[{\"a\":1},{\"a\":2}],\"links\":[{\"x\":1}],\"n\":[1]}");
    assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), framed(fine, Shape.ENVELOPE, 11, 1));
  }

  private static List<String> array(String json) {
    return framed(utf8(json), Shape.ARRAY, 1, 1 + RANDOM.nextInt(30));
  }

  private static List<String> framed(byte[] text, Shape shape, long offset, long target) {
    List<String> seen = new ArrayList<>();
    for (RecordRange range :
        split(text, new TextFormat.Elements(offset, 1, shape), target, RANDOM)) {
      List<String> here = elements(text, range, shape);
      assertEquals(range.records(), here.size(), () -> Ranges.text(text, range));
      seen.addAll(here);
    }
    assertTrue(seen.stream().noneMatch(String::isBlank));
    return seen;
  }

  private static String randomValue(int depth) {
    return switch (RANDOM.nextInt(depth > 3 ? 3 : 6)) {
      case 0 -> String.valueOf(RANDOM.nextInt());
      case 1 -> "\"" + "}]{[,: \\\" \\\\ é".substring(0, RANDOM.nextInt(7)) + "\\\\\"";
      case 2 -> "null";
      case 3 -> "[]";
      case 4 -> "[" + randomValue(depth + 1) + ", " + randomValue(depth + 1) + "]";
      default -> "{\"x\" : " + randomValue(depth + 1) + ",\"y\":" + randomValue(depth + 1) + "}";
    };
  }
}
