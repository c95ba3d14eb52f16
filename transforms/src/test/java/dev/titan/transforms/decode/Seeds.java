package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What the fuzzer begins with: one small file of each form, and the damage that is known to hurt.
 */
final class Seeds {
  private static final String OFFICE = "http://schemas.openxmlformats.org/";

  private Seeds() {}

  /** Texts of every form that is decoded. */
  static List<String> texts() {
    return List.of(
        "{\"id\":1,\"total\":12.5}",
        "{\"id\":1}\n{\"id\":2}\n{\"id\":\n{\"id\":4}\n",
        "[{\"id\":1,\"items\":[{\"a\":\"\\u00e4\\ud83d\\ude00\"}]},{\"id\":2},3,null]",
        "{\"orders\":[{\"id\":1},{\"id\":2}],\"next\":null}",
        "{\"status\":\"ok\",\"data\":{\"orders\":[{\"id\":1}],\"page\":1}}",
        "{\"a\":1}{\"a\":2},{\"a\":{\"b\":[1,2,{\"c\":\"x\"}]}}",
        "[{\"a\":\"unclosed},\n{\"a\":2}]",
        "[{\"a\":1}]],{\"b\":2} [{\"c\":3},{\"d\":4}],null]",
        "{\"or\nders\":[{\"a\":1}],\"next\":null}",
        "id,day,amount\n1,2026-03-04,\"1,234.50\"\n2,2026-03-05,7\n",
        "Title\n\nid;day;amount\n1;04.03.2026;\"a \"\"b\"\"\nc\"\n2;05.03.2026;7,50\n",
        "id\tday\tamount\r\n1\t2026-03-04\t5\r\n\r\nid\tday\tamount\r\n2\t2026-03-05\t\"6\r\n",
        "sep=|\nname|price\nDosa|60|1\nIdli|40\n",
        "name\n1\n2\n3\n",
        "id,amount\n1,\"open\n2,3\n\"4\"x,5\n");
  }

  /** Raw files: texts in other encodings and in containers. */
  static Stream<byte[]> files() {
    String csv = texts().get(9);
    byte[] json = texts().get(2).getBytes(UTF_8);
    byte[] workbook = workbook(Map.of());
    byte[] zip = zip(Map.of("a.json", json, "b/c.csv", csv.getBytes(UTF_8)));
    return Stream.of(
        json,
        ("\ufeff" + csv).getBytes(UTF_8),
        ("\ufeff" + csv).getBytes(StandardCharsets.UTF_16LE),
        csv.getBytes(StandardCharsets.UTF_16BE),
        "name,Preis\nK\u00e4se,1\n".getBytes(StandardCharsets.ISO_8859_1),
        csv.replace('\n', '\r').getBytes(UTF_8),
        gzip(json),
        gzip(gzip(json)),
        zip,
        zip(Map.of("in.zip", zip, "w.xlsx", workbook)),
        workbook,
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 26, -31
        });
  }

  /**
   * The parts of a workbook that a fuzzer may replace, by the digit that names them in its input.
   */
  static Map<String, String> workbookParts() {
    return Map.of(
        "xl/workbook.xml",
        "<workbook xmlns:r='r'><workbookPr/><sheets><sheet name='S' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
            + relation("r1", "worksheet", "sheet.xml")
            + relation("r2", "sharedStrings", "strings.xml")
            + relation("r3", "styles", "styles.xml")
            + "</Relationships>",
        "xl/sheet.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is>"
            + "<t>day</t></is></c></row><row r='3'><c r='A3'><v>1.5</v></c><c r='B3' s='1'>"
            + "<v>46000.5</v></c><c r='C3' t='e'><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>"
            + "</worksheet>",
        "xl/strings.xml",
        "<sst><si><t>amount</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh><r><t>_x000D_</t></r></si></sst>",
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[h]:mm;@'/></numFmts><cellXfs>"
            + "<xf numFmtId='0'/><xf numFmtId='22'/><xf numFmtId='164'/></cellXfs></styleSheet>");
  }

  private static String relation(String id, String type, String target) {
    return String.format(
        "<Relationship Id='%s' Type='%sofficeDocument/2006/relationships/%s' Target='%s'/>",
        id, OFFICE, type, target);
  }

  /** A workbook, some of whose parts are replaced. */
  static byte[] workbook(Map<String, byte[]> replaced) {
    Map<String, byte[]> members = new java.util.TreeMap<>();
    members.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
    workbookParts().forEach((name, xml) -> members.put(name, xml.getBytes(UTF_8)));
    members.putAll(replaced);
    return zip(members);
  }

  /** A zip that stores and does not compress, so that a fuzzer sees what is in it. */
  static byte[] zip(Map<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        CRC32 crc = new CRC32();
        crc.update(member.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(member.getValue().length);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
