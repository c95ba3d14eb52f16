package dev.titan.transforms.decode;

import static dev.titan.transforms.decode.Ranges.split;
import static dev.titan.transforms.decode.Ranges.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.DelimitedLayout.Position;
import dev.titan.transforms.record.FlatRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Splitter and decoder must see the same rows, whatever stands in them. */
class DelimitedRowsTest {
  private static final Random RANDOM = new Random(20260304);

  @Test
  void readsBackTheRowsThatWereWritten() {
    for (int round = 0; round < 400; round++) {
      byte delimiter = (byte) ",;\t|".charAt(RANDOM.nextInt(4));
      int width = 1 + RANDOM.nextInt(5);
      List<List<String>> written = new ArrayList<>();
      StringBuilder csv = new StringBuilder();
      for (int r = RANDOM.nextInt(30); r > 0; r--) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < width; c++) {
          cells.add(c == 0 ? "x" + randomCell() : randomCell());
        }
        written.add(cells.stream().map(String::strip).toList());
        cells.replaceAll(cell -> quote(cell, (char) delimiter));
        csv.append(String.join(String.valueOf((char) delimiter), cells));
        csv.append(r == 1 && RANDOM.nextBoolean() ? "" : RANDOM.nextBoolean() ? "\n" : "\r\n");
        csv.append(RANDOM.nextInt(8) == 0 ? "\n \t\n" : "");
      }
      byte[] text = utf8(csv.toString());
      DelimitedLayout layout = layout(delimiter, width);
      DecodedRows whole = DecodedRows.of(text, layout, split(text, layout, 1 << 30, RANDOM));
      assertEquals(written, whole.rows);
      int target = 1 + RANDOM.nextInt(200);
      DecodedRows parts = DecodedRows.of(text, layout, split(text, layout, target, RANDOM));
      assertEquals(whole.seen, parts.seen);
    }
  }

  @Test
  void agreesOnAnyText() {
    String alphabet = "ab,,\"\"\"\n\n\r \0é\t;";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = RANDOM.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
      }
      byte[] bytes = utf8(text.toString());
      DelimitedLayout layout = layout((byte) (RANDOM.nextBoolean() ? ',' : '\t'), 2);
      DecodedRows whole = DecodedRows.of(bytes, layout, split(bytes, layout, 1 << 30, RANDOM));
      DecodedRows parts =
          DecodedRows.of(bytes, layout, split(bytes, layout, 1 + RANDOM.nextInt(20), RANDOM));
      assertEquals(whole.seen, parts.seen);
    }
  }

  @Test
  void aStrayQuoteCostsItsRowOnly() {
    DecodedRows rows = decode("\"open,1\n\"b\",2\nc,3\n\"d,4\n");
    assertEquals(
        List.of(
            "1@1 RECORD_MALFORMED <\"open,1>",
            "2@2 [b, 2]",
            "3@3 [c, 3]",
            "4@4 RECORD_MALFORMED <\"d,4>"),
        rows.seen);
    assertTrue(rows.details.get(0).contains("cell 1"), rows.details.toString());
  }

  @Test
  void anUnclosedQuoteDoesNotSwallowTheFile() {
    StringBuilder csv = new StringBuilder("\"open,1\n");
    for (int i = 0; i < 5000; i++) {
      csv.append("a,").append(i).append('\n');
    }
    byte[] text = utf8(csv.toString());
    DelimitedLayout layout = layout((byte) ',', 2);
    DecodedRows rows = DecodedRows.of(text, layout, split(text, layout, 4096, RANDOM));
    assertEquals(5001, rows.seen.size());
    assertEquals(5000, rows.rows.size());
    assertEquals("5001@5001 [a, 4999]", rows.seen.get(5000));
  }

  @Test
  void textBehindAClosingQuoteIsNotGuessedAt() {
    assertEquals(
        List.of("1@1 RECORD_MALFORMED <\"5\" pipe\",1>", "2@2 [b, 2]"),
        decode("\"5\" pipe\",1\nb,2\n").seen);
  }

  @Test
  void quotesInsidePlainCellsAreText() {
    assertEquals(List.of("1@1 [5\" pipe, say \"hi\"]"), decode("5\" pipe,say \"hi\"\n").seen);
  }

  @Test
  void quotedCellsKeepDelimitersQuotesAndLineFeeds() {
    assertEquals(
        List.of("1@1 [a,b, say \"hi\"]", "2@2 [two\nlines, x]", "3@4 [c, d]"),
        decode("\"a,b\", \"say \"\"hi\"\"\" \r\n\"two\nlines\",x\r\nc,d").seen);
  }

  @Test
  void shortRowsHaveEmptyCellsAndOneShape() {
    FlatRecord record = new FlatRecord();
    List<Object> shapes = new ArrayList<>();
    byte[] text = utf8("a\nb,2\nc,\n");
    DelimitedLayout layout = layout((byte) ',', 2);
    new DelimitedDecoder(layout, Limits.DEFAULT)
        .decode(
            text,
            0,
            new RecordRange(0, text.length, 0, 1, 3),
            record,
            new DecodedRows() {
              @Override
              public void record(FlatRecord r) {
                shapes.add(r.shape());
              }
            });
    assertEquals(3, shapes.size());
    assertEquals(1, shapes.stream().distinct().count());
  }

  @Test
  void surplusCellsAreRefusedIfFilled() {
    assertEquals(
        List.of("1@1 [a, 1]", "2@2 RECORD_RAGGED <b,2,x>"), decode("a,1,, \nb,2,x\n").seen);
  }

  @Test
  void badBytesCostTheirRow() {
    byte[] text = utf8("a,1\nb?,2\nc\0,3\nd,é\n");
    text[5] = (byte) 0xE9;
    DelimitedLayout layout = layout((byte) ',', 2);
    DecodedRows rows = DecodedRows.of(text, layout, split(text, layout, 100, RANDOM));
    assertEquals("1@1 [a, 1]", rows.seen.get(0));
    assertTrue(rows.seen.get(1).startsWith("2@2 RECORD_ENCODING"), rows.seen.get(1));
    assertTrue(rows.seen.get(2).startsWith("3@3 RECORD_ENCODING"), rows.seen.get(2));
    assertEquals("4@4 [d, é]", rows.seen.get(3));
  }

  @Test
  void theHeaderOnceMoreIsIgnored() {
    assertEquals(
        List.of("1@1 [a, 1]", "2@2 REPEATED_HEADER", "3@3 REPEATED_HEADER", "4@4 [h1, b]"),
        decode("a,1\nH1,h2\n \"h1\" , H2\nh1,b\n").seen);
  }

  @Test
  void blankRowsAreNoRecords() {
    assertEquals(List.of("1@4 [a, 1]"), decode("\n , \n\"\",\" \"\na,1\n,,,\n").seen);
  }

  @Test
  void sheetsCountRowsAndNotLineFeeds() {
    byte[] text = utf8("\"a\nb\",\"1\"\n\n\"c\",\"2\"\n");
    DelimitedLayout plain = layout((byte) ',', 2);
    DelimitedLayout sheet =
        new DelimitedLayout(
            (byte) ',', (byte) '"', plain.headerCells(), plain.header(), plain.data(), true);
    DecodedRows rows = DecodedRows.of(text, sheet, split(text, sheet, 1, RANDOM));
    assertEquals(List.of("1@1 [a\nb, 1]", "2@3 [c, 2]"), rows.seen);
  }

  @Test
  void anOversizedRecordHasARangeOfItsOwn() {
    byte[] text = utf8("a,1\n" + "b".repeat(300) + ",2\n\nc,3\n");
    List<RecordRange> ranges =
        split(text, new RecordSplitter.Plan(layout((byte) ',', 2), 0, 1 << 20, 100), RANDOM);
    Limits limits = Limits.DEFAULT.withMaxRecordBytes(100);
    assertEquals(
        List.of(false, true, false), ranges.stream().map(r -> r.isOversized(limits)).toList());
    assertEquals(new RecordRange(308, 4, 2, 4, 1), ranges.get(2));
  }

  private static DecodedRows decode(String csv) {
    byte[] text = utf8(csv);
    DelimitedLayout layout = layout((byte) ',', 2);
    return DecodedRows.of(text, layout, split(text, layout, 1 + RANDOM.nextInt(30), RANDOM));
  }

  private static DelimitedLayout layout(byte delimiter, int width) {
    List<String> header = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      header.add("h" + i);
    }
    Position start = new Position(0, 1);
    return new DelimitedLayout(delimiter, (byte) '"', header, start, start, false);
  }

  private static String randomCell() {
    String alphabet = "ab1 ,;|\t\"\n\r.é€";
    StringBuilder cell = new StringBuilder();
    for (int i = RANDOM.nextInt(8); i > 0; i--) {
      cell.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return cell.toString();
  }

  private static String quote(String cell, char delimiter) {
    boolean needed =
        cell.indexOf(delimiter) >= 0
            || cell.indexOf('"') >= 0
            || cell.indexOf('\n') >= 0
            || cell.indexOf('\r') >= 0;
    return needed || RANDOM.nextInt(4) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
