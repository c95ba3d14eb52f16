package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.CpuTime;
import dev.titan.transforms.decode.TextFormat.Elements;
import dev.titan.transforms.decode.TextFormat.Lines;
import dev.titan.transforms.decode.TextFormat.Shape;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDetectorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "No,VAT (20.0%),Tax 1\n1,2.00,Yes\n2,3.00,No\n",
        "V1,V2,Amount\n-1.35,0.2,12.00\n0.3,-0.1,3.50\n",
        "CGST 2.5%,Bill No\n1.20,KP/1\n2.10,KP/2\n"
      })
  void namesMayHoldFigures(String text) {
    assertEquals(List.of(text.lines().findFirst().orElseThrow().split(",")), table(text).names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INV-1,EUR 12.00\nINV-2,EUR 13.00\nINV-3,EUR 1.50\n", "A1,yes\nA2,no\nA3,no\n"})
  void rowsOfDataAreNoHeader(String text) {
    assertThrows(InputException.class, () -> table(text));
  }

  @Test
  void objectsOnLinesAreLines() {
    assertInstanceOf(Lines.class, detect("{\"a\":1}\n{\"a\":2}\n"));
    assertInstanceOf(Lines.class, detect("\n{\"a\":1}\r\n\r\n{\"a\":2}"));
    assertInstanceOf(Lines.class, detect("{\"a\":1,\"b\n{\"a\":2}\n{\"a\":3}\n"));
    assertInstanceOf(Lines.class, detect("garbage\n{\"a\":2}\n{\"a\":3}\n"));
    assertInstanceOf(Lines.class, detect("{\"a\":[{\"b\":1}]}\n{\"a\":[{\"b\":1}]}\n"));
  }

  @Test
  void arraysAreElements() {
    assertEquals(new Elements(1, 1, Shape.ARRAY), detect("[{\"a\":1},\n{\"a\":2}]"));
    assertEquals(new Elements(2, 2, Shape.ARRAY), detect("\n[\n  {\n \"a\":1}\n]"));
    assertEquals(new Elements(1, 1, Shape.ARRAY), detect("[1,{\"a\":2}]"));
    assertEquals(new Elements(1, 1, Shape.ARRAY), detect("[]"));
  }

  @Test
  void documentsAreElements() {
    assertEquals(Elements.DOCUMENTS, detect("{\"a\":1}"));
    assertEquals(Elements.DOCUMENTS, detect("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n"));
    assertEquals(Elements.DOCUMENTS, detect("{\"a\":1}{\"a\":2}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"a\": {\"b\": 1"));
  }

  @Test
  void envelopesAreOpened() {
    assertEquals(
        new Elements(11, 1, Shape.ENVELOPE), detect("{\"orders\":[{\"a\":1}],\"next\":null}"));
    assertEquals(
        new Elements(34, 2, Shape.ENVELOPE),
        detect(
            "{\"status\":\"ok\",\n\"data\":{\"orders\":[{\"a\":1}],\"page\":1},\"links\":[{}]}"));
    assertEquals(
        new Elements(12, 1, Shape.ENVELOPE), detect("{\"results\":[{\"a\":1}],\"count\":1}"));
    assertEquals(
        new Elements(10, 1, Shape.ENVELOPE), detect("{\"bills\":[{\"a\":\"" + "x".repeat(99)));
  }

  @Test
  void anOrderWithItemsIsNoEnvelope() {
    assertEquals(
        Elements.DOCUMENTS, detect("{\"id\":7,\"items\":[{\"a\":1}],\"date\":\"2026-03-04\"}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"orders\":[{\"a\":1}],\"refunds\":[{\"a\":1}]}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"customer\":\"x\",\"orders\":[{\"a\":1}]}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"orders\":[{\"a\":1}]} {\"orders\":[{\"a\":1}]}"));
  }

  @Test
  void aBrokenKeyIsNoEnvelope() {
    assertEquals(Elements.DOCUMENTS, detect("{\"or\nders\":[{\"a\":1}],\"next\":null}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"data\":{\"or\nders\":[{\"a\":1}]}}"));
  }

  @Test
  void controlCharactersAloneAreNoTable() {
    InputException e = assertThrows(InputException.class, () -> detect("\u0001\u0000\u0000\u0000"));
    assertEquals(ReasonCode.INPUT_UNSUPPORTED, e.code());
  }

  @Test
  void germanAndFrenchExports() {
    DelimitedLayout german = table("Datum;Betrag;Text\r\n01.03.2026;1.234,50;Kasse 1, bar\r\n");
    assertEquals(';', german.delimiter());
    assertEquals(List.of("Datum", "Betrag", "Text"), german.names());
    assertEquals(19, german.dataOffset());
    DelimitedLayout french =
        table(
            "Date;Désignation;Montant TTC (€)\n04/03/2026;Café, crème;3,50\n05/03/2026;Thé;2,10\n");
    assertEquals(List.of("Date", "Désignation", "Montant TTC (€)"), french.names());
    assertEquals(';', table("Betrag;Steuer\n1,50;0,10\n2,50;0,20\n").delimiter());
  }

  @Test
  void tabsPipesAndTheHintOfExcel() {
    assertEquals('\t', table("Name\tAmount\nTea, hot\t3,50\nMilk\t1\n").delimiter());
    assertEquals('|', table("Name|Amount\nTea|3.50\nMilk|1\n").delimiter());
    DelimitedLayout hinted = table("sep=;\r\nName;Amount\r\nTea, hot;3\r\n");
    assertEquals(';', hinted.delimiter());
    assertEquals(1, hinted.titleLines());
    assertEquals(3, hinted.dataLine());
  }

  @Test
  void titlesAboveTheHeaderAreSkipped() {
    String csv =
        """
        Item Wise Sales Report,,,,
        Restaurant,Spice Hub,,,
        Period,01-03-2026 to 31-03-2026,,,
        Printed by admin,,,,

        Bill No,Item Name,Qty,"Net
        Amount",Date
        101,Dosa,2,120.00,01-03-2026
        102,"Idli, Vada",1,60.00,01-03-2026
        103,Coffee,3,90.00,02-03-2026
        Total,,6,270.00,
        """;
    DelimitedLayout layout = table(csv);
    assertEquals(List.of("Bill No", "Item Name", "Qty", "Net Amount", "Date"), layout.names());
    assertEquals(5, layout.titleLines());
    assertEquals(8, layout.dataLine());
    assertEquals(csv.indexOf("101"), layout.dataOffset());
    assertEquals(csv.indexOf("Bill"), layout.headerOffset());
  }

  @Test
  void aTitleAsWideAsTheTableIsNotTheHeader() {
    DelimitedLayout layout =
        table("Outlet,Spice Hub\nCity,Pune\n\nItem,Amount\nTea,10\nMilk,20\nBread,30\n");
    assertEquals(List.of("Item", "Amount"), layout.names());
  }

  @Test
  void namesAreMadeDistinct() {
    DelimitedLayout layout = table("Name,,Amount,Amount,Amount_2\nTea,x,1,2,3\nMilk,y,1,2,3\n");
    assertEquals(List.of("Name", "column_2", "Amount", "Amount_3", "Amount_2"), layout.names());
    assertEquals(List.of("A", "B", "A_2", "A_3"), table("A,B,A,A\n1,2,3,4\n4,5,6,7\n").names());
  }

  @Test
  void emptyColumnsAtTheEndAreDropped() {
    assertEquals(List.of("a", "b"), table("a,b,,\n1,2,,\n3,4,,\n").names());
    assertEquals(List.of("a", "b", "column_3"), table("a,b,\n1,2,x\n3,4,\n").names());
  }

  @Test
  void tablesOfWordsAndSingleColumns() {
    assertEquals(List.of("name", "city"), table("name,city\nBob,Paris\nAnna,Rome\n").names());
    assertEquals(List.of("Betrag"), table("Betrag\n1,50\n2,50\n").names());
    assertEquals(List.of("id", "amount"), table("id,amount\n").names());
  }

  @Test
  void withoutHeaderNothingIsGuessed() {
    InputException e = refusal("101,Dosa,2,120.00\n102,Idli,1,60.00\n103,Vada,1,40.00\n");
    assertTrue(e.detail().startsWith("no header row found"), e.detail());
  }

  @Test
  void logsAndProseAreRefused() {
    refusal("Mar  4 12:00:01 host sshd[12]: Failed password for root, port 22\n".repeat(20));
    refusal(
        ("127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 23 \"-\" "
                + "\"Mozilla/5.0 (X11; Linux x86_64) (KHTML, like Gecko)\"\n")
            .repeat(20));
    refusal("2026-03-04 12:00:01,123 INFO Started\n2026-03-04 12:00:02,456 WARN Slow\n".repeat(9));
    refusal("2026-03-04|INFO|main|Started\n2026-03-05|WARN|main|Slow\n".repeat(9));
    refusal(
        """
        java.lang.IllegalStateException: no, not now
        \tat a.B.c(B.java:12)
        \tat a.B.d(B.java:13)
        \tat a.B.e(B.java:14)
        """);
    refusal("[INFO] Scanning for projects, please wait\n[INFO] done, 12 files\n".repeat(5));
    refusal("Dear Sir,\n\nI write to you, once more, about the bill.\nYours, Bob\n");
    refusal("Hello, world\nfoo, bar\nbaz, qux\n");
    refusal("# Title\n\nSome text, with commas.\nAnd more, of it.\n");
    refusal("key=value\nother=1\n");
    refusal("just one line");
    refusal("<?xml version=\"1.0\"?><a/>");
    refusal("<!DOCTYPE html>\n<html></html>");
    refusal("server:\n  port: 80\n  host: a\n");
  }

  @Test
  void blankTextIsEmpty() {
    InputException e =
        assertThrows(InputException.class, () -> FormatDetector.detect(new byte[0], 0, true));
    assertEquals(ReasonCode.INPUT_EMPTY, e.code());
  }

  @Test
  void oddHeadsAreRefusedAndNotCrashedOn() {
    refusal(",,,\n,,,\n");
    refusal(";;;");
    refusal("x".repeat(FormatDetector.HEAD));
    byte[] longLine = "a,b".repeat(FormatDetector.HEAD).getBytes(UTF_8);
    InputException e =
        assertThrows(
            InputException.class,
            () -> FormatDetector.detect(longLine, FormatDetector.HEAD, false));
    assertEquals(ReasonCode.INPUT_UNSUPPORTED, e.code());
    assertEquals(Elements.DOCUMENTS, detect("{\"or\nder\": 1}"));
    assertEquals(Elements.DOCUMENTS, detect("{\"a\": 1, \"or\nder\": [{}]}"));
  }

  @Test
  void aThousandColumnsOfOneNameGetNamesInTime() throws Throwable {
    List<String> cells = Collections.nCopies(16_000, "a");
    DelimitedLayout.Position at = new DelimitedLayout.Position(0, 1);
    DelimitedLayout layout = new DelimitedLayout((byte) ',', (byte) '"', cells, at, at, false);
    CpuTime.assertAtMost(5, layout::names);
    List<String> names = layout.names();
    assertEquals("a_16000", names.get(15_999));
    assertEquals(16_000, names.stream().distinct().count());
  }

  private static TextFormat detect(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return FormatDetector.detect(bytes, bytes.length, true);
  }

  private static DelimitedLayout table(String text) {
    return assertInstanceOf(DelimitedLayout.class, detect(text));
  }

  private static InputException refusal(String text) {
    InputException e = assertThrows(InputException.class, () -> detect(text), text);
    assertEquals(ReasonCode.INPUT_UNSUPPORTED, e.code());
    return e;
  }
}
