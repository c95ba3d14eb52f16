package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookReaderTest {
  @TempDir Path folder;

  /** Fills the sheets of a workbook. */
  private interface Filler {
    void fill(Workbook workbook);
  }

  @Test
  void valuesAreWrittenAsTheSheetMeansThem() throws IOException {
    Map<String, String> sheets =
        expand(
            written(
                workbook -> {
                  Worksheet sheet = workbook.newWorksheet("Sales");
                  sheet.value(0, 0, "a \"quoted\", name");
                  sheet.value(0, 1, 12);
                  sheet.value(0, 2, 0.1 + 0.2);
                  sheet.value(0, 3, 1234567.89);
                  sheet.value(0, 4, true);
                  sheet.value(0, 5, LocalDate.of(2026, 3, 4));
                  sheet.style(0, 5).format("dd/mm/yyyy").set();
                  sheet.value(0, 6, LocalDateTime.of(2026, 3, 4, 17, 30));
                  sheet.style(0, 6).format("[$-409]yyyy-mm-dd h:mm AM/PM;@").set();
                  sheet.value(0, 7, 0.125);
                  sheet.style(0, 7).format("0.0%").set();
                  sheet.value(0, 8, 0.75);
                  sheet.style(0, 8).format("hh:mm").set();
                  sheet.value(0, 9, 1.0625);
                  sheet.style(0, 9).format("[h]:mm").set();
                  sheet.value(0, 10, 1e21);
                  sheet.value(0, 11, 1234.5);
                  sheet.style(0, 11).format("\"Rs.\" #,##0.00;[Red]-#,##0.00").set();
                }));
    assertEquals(
        Map.of(
            "Sales",
            "\"a \"\"quoted\"\", name\",\"12\",\"0.3\",\"1234567.89\",\"true\",\"2026-03-04\","
                + "\"2026-03-04T17:30:00\",\"0.125\",\"18:00:00\",\"25:30\","
                + "\"1000000000000000000000\",\"1234.5\"\n"),
        sheets);
  }

  @Test
  void rowsKeepTheirNumbersAndEmptySheetsGiveNothing() throws IOException {
    Map<String, String> sheets =
        expand(
            written(
                workbook -> {
                  Worksheet sheet = workbook.newWorksheet("A");
                  sheet.value(2, 1, "x");
                  sheet.value(5, 0, "two\nlines");
                  workbook.newWorksheet("Empty");
                  Worksheet hidden = workbook.newWorksheet("Hidden");
                  hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
                  hidden.value(0, 0, "h");
                }));
    assertEquals("\n\n,\"x\"\n\n\n\"two\nlines\"\n", sheets.get("A"));
    assertEquals(List.of("A", "Hidden"), List.copyOf(sheets.keySet()));
  }

  @Test
  void aSheetIsReadToItsRecords() throws IOException {
    byte[] file =
        written(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("A");
              sheet.value(0, 0, "Sales report");
              sheet.value(1, 0, "Outlet");
              sheet.value(1, 1, "Indiranagar");
              List<String> header = List.of("Bill No", "Date", "Amount", "Remark");
              for (int c = 0; c < header.size(); c++) {
                sheet.value(3, c, header.get(c));
              }
              for (int r = 4; r < 7; r++) {
                sheet.value(r, 0, "B" + r);
                sheet.value(r, 1, LocalDate.of(2026, 3, r));
                sheet.style(r, 1).format("yyyy-mm-dd").set();
                sheet.value(r, 2, r * 10.25);
                sheet.value(r, 3, "line\nbreak");
              }
            });
    byte[] csv = expand(file).get("A").getBytes(UTF_8);
    DelimitedLayout layout = FormatDetector.detectSheet(csv, csv.length, true);
    assertEquals(List.of("Bill No", "Date", "Amount", "Remark"), layout.names());
    List<RecordRange> ranges = Ranges.split(csv, layout, 1, new java.util.Random(1));
    assertEquals(
        List.of(
            "1@5 [B4, 2026-03-04, 41, line\nbreak]",
            "2@6 [B5, 2026-03-05, 51.25, line\nbreak]",
            "3@7 [B6, 2026-03-06, 61.5, line\nbreak]"),
        DecodedRows.of(csv, layout, ranges).seen);
  }

  @Test
  void readsWhatOtherWritersMake() throws IOException {
    String cells =
        "<row r=\"1\">"
            + "<c r=\"A1\" t=\"s\"><v>0</v></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
            + "<c r=\"C1\" t=\"str\"><f>A1&amp;\"!\"</f><v>text!</v></c>"
            + "<c r=\"D1\"><f>1+1</f><v>2</v></c>"
            + "<c r=\"E1\" t=\"e\"><v>#REF!</v></c>"
            + "<c r=\"F1\" t=\"d\"><v>2026-03-04</v></c>"
            + "<c r=\"G1\" t=\"b\"><v>0</v></c>"
            + "<c><v>1.1000000000000001</v></c>"
            + "<c><v>12345678901234567</v></c>"
            + "<c t=\"e\"><v>#N/A</v></c>"
            + "</row><row><c><v>-0.5</v></c><c s=\"9\"><v>1E-7</v></c></row>";
    String strings = "<sst><si><t>shared</t><rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh></si></sst>";
    Map<String, String> sheets = expand(workbook(cells, strings, ""));
    assertEquals(
        "\"shared\",\"inline\",\"text!\",\"2\",\"#REF!\",\"2026-03-04\",\"false\",\"1.1\","
            + "\"12345678901234567\"\n\"-0.5\",\"0.0000001\"\n",
        sheets.get("S"));
  }

  @Test
  void theEpochOf1904IsHonoured() throws IOException {
    String row = "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>0</v></c><c s=\"0\"><v>44623.5</v></c></row>";
    assertEquals(
        "\"1904-01-01\",\"2026-03-04T12:00:00\"\n",
        expand(workbook(row, "<sst/>", "<workbookPr date1904=\"1\"/>")).get("S"));
  }

  @Test
  void hostileCellsAreRefused() throws IOException {
    Map<String, ReasonCode> cases = new LinkedHashMap<>();
    cases.put("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", ReasonCode.INPUT_LIMIT);
    cases.put("<row r=\"999999999\"><c><v>1</v></c></row>", ReasonCode.INPUT_CORRUPT);
    cases.put("<row r=\"1\"><c><v>1E999999999</v></c></row>", ReasonCode.INPUT_CORRUPT);
    for (String number : List.of("1d", "0x1p3", "NaN", "Infinity", "1_000", "1,5", "-")) {
      cases.put("<row r=\"1\"><c><v>" + number + "</v></c></row>", ReasonCode.INPUT_CORRUPT);
    }
    String run = "<r><t>" + "x".repeat(1 << 19) + "</t></r>";
    cases.put(
        "<row r=\"1\"><c t=\"inlineStr\"><is>" + run.repeat(3) + "</is></c></row>",
        ReasonCode.INPUT_CORRUPT);
    cases.put("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>", ReasonCode.INPUT_CORRUPT);
    cases.put("<row r=\"1\"><c><v>1</v></row>", ReasonCode.INPUT_CORRUPT);
    cases.put("<row r=\"1\"></row>", ReasonCode.INPUT_EMPTY);
    cases.put("<row r=\"1\"><c><v>&nope;</v></c></row>", ReasonCode.INPUT_CORRUPT);
    for (Map.Entry<String, ReasonCode> entry : cases.entrySet()) {
      byte[] file = workbook(entry.getKey(), "<sst/>", "");
      InputException e = assertThrows(InputException.class, () -> expand(file), entry.getKey());
      assertEquals(entry.getValue(), e.code(), entry.getKey());
    }
  }

  @Test
  void entitiesDoNotGrow() throws IOException {
    String strings =
        "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<sst><si><t>&b;</t></si></sst>";
    byte[] file = workbook("<row><c t=\"s\"><v>0</v></c></row>", strings, "");
    try {
      assertTrue(expand(file).get("S").length() < 10);
    } catch (InputException e) {
      assertTrue(e.code() == ReasonCode.INPUT_CORRUPT || e.code() == ReasonCode.INPUT_EMPTY);
    }
  }

  @Test
  void workbooksInsideArchivesAreRead() throws IOException {
    byte[] file = written(workbook -> workbook.newWorksheet("A").value(0, 0, "x"));
    assertEquals(Map.of("A", "\"x\"\n"), expand(ExpanderTest.gzip(file)));
    assertEquals(Map.of("m.xlsx!A", "\"x\"\n"), expand(ExpanderTest.zip(Map.of("m.xlsx", file))));
  }

  @Test
  void aTruncatedWorkbookIsCorrupt() throws IOException {
    byte[] file = written(workbook -> workbook.newWorksheet("A").value(0, 0, "x"));
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    assertEquals(
        ReasonCode.INPUT_CORRUPT, assertThrows(InputException.class, () -> expand(cut)).code());
  }

  @Test
  void formatsAreToldApartByTheirCodes() {
    Map<String, NumberFormat> codes = new LinkedHashMap<>();
    codes.put("General", NumberFormat.NUMBER);
    codes.put("#,##0.00\\ \"Stück am Tag\"", NumberFormat.NUMBER);
    codes.put("0.00E+00", NumberFormat.NUMBER);
    codes.put("[Red]0", NumberFormat.NUMBER);
    codes.put("_-* #,##0.00\\ [$€-407]_-", NumberFormat.NUMBER);
    codes.put("dd.mm.yyyy", NumberFormat.DATE);
    codes.put("mmm", NumberFormat.DATE);
    codes.put("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NumberFormat.DATE);
    codes.put("yyyy/mm/dd hh:mm:ss", NumberFormat.DATE_TIME);
    codes.put("h:mm AM/PM", NumberFormat.TIME);
    codes.put("mm:ss.0", NumberFormat.TIME);
    codes.put("[h]:mm:ss", NumberFormat.DURATION);
    codes.forEach((code, kind) -> assertEquals(kind, NumberFormat.of(code), code));
  }

  @Test
  void targetsCannotLeaveThePackage() {
    assertEquals("xl/worksheets/s.xml", WorkbookReader.resolve("xl/", "worksheets/s.xml"));
    assertEquals("a/b.xml", WorkbookReader.resolve("xl/", "/a/b.xml"));
    assertEquals("a.xml", WorkbookReader.resolve("xl/", "../../../a.xml"));
  }

  private Map<String, String> expand(byte[] bytes) throws IOException {
    Path raw = Files.write(folder.resolve("input"), bytes);
    Map<String, String> sheets = new LinkedHashMap<>();
    PartSink sink =
        new PartSink() {
          @Override
          public void raw(long start) {
            throw new AssertionError("a workbook is no plain text");
          }

          @Override
          public OutputStream open(String label, Kind kind) {
            assertEquals(Kind.SHEET, kind);
            return new ByteArrayOutputStream() {
              @Override
              public void close() {
                sheets.put(label, toString(UTF_8));
              }
            };
          }

          @Override
          public void refused(String label, InputException reason) {
            throw reason;
          }
        };
    new Expander(Limits.DEFAULT, folder).expand(RawInput.of(raw), sink);
    return sheets;
  }

  private static byte[] written(Filler filler) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      filler.fill(workbook);
    }
    return out.toByteArray();
  }

  /** A workbook with one sheet S, by hand: no style sheet but one date format. */
  private static byte[] workbook(String rows, String strings, String properties)
      throws IOException {
    String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\""
            + types
            + "\">"
            + properties
            + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>"
            + "<sheet name=\"Chart\" sheetId=\"2\" r:id=\"r9\"/></sheets></workbook>");
    String relation = "<Relationship Id=\"%s\" Type=\"" + types + "/%s\" Target=\"%s\"/>";
    boolean styled = properties.contains("1904");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
            + relation.formatted("r1", "worksheet", "worksheets/s.xml")
            + relation.formatted("r2", "sharedStrings", "/xl/sharedStrings.xml")
            + relation.formatted("r9", "chartsheet", "charts/c.xml")
            + (styled ? relation.formatted("r3", "styles", "styles.xml") : "")
            + "</Relationships>");
    parts.put("xl/sharedStrings.xml", strings);
    parts.put("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    parts.put(
        "xl/worksheets/s.xml",
        "<worksheet><dimension ref=\"A1\"/><sheetData>" + rows + "</sheetData></worksheet>");
    Map<String, byte[]> members = new LinkedHashMap<>();
    parts.forEach((name, text) -> members.put(name, text.getBytes(UTF_8)));
    return ExpanderTest.zip(members);
  }
}
