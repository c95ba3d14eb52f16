package dev.titan.pipelines.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks, well-formed ones and hostile ones, part by part. */
final class Workbooks {
  private static final String TYPES = "<Types xmlns='urn:t'/>";
  private static final String WORKBOOK =
      "<workbook xmlns:r='urn:r'><sheets><sheet name='Orders' r:id='r1'/></sheets></workbook>";
  private static final String RELATIONS =
      "<Relationships><Relationship Id='r1' Type='urn:o/worksheet' Target='sheet1.xml'/>"
          + "<Relationship Id='r2' Type='urn:o/sharedStrings' Target='strings.xml'/>"
          + "</Relationships>";

  private Workbooks() {}

  /** Writes the XML of a part. */
  interface Part {
    void write(OutputStream out) throws IOException;
  }

  /** A workbook with one sheet of texts. */
  static byte[] of(List<List<String>> rows) {
    StringBuilder xml = new StringBuilder("<worksheet><sheetData>");
    for (List<String> row : rows) {
      xml.append("<row>");
      for (String cell : row) {
        xml.append("<c t='inlineStr'><is><t>").append(escaped(cell)).append("</t></is></c>");
      }
      xml.append("</row>");
    }
    return of(xml.append("</sheetData></worksheet>").toString());
  }

  /** A workbook whose sheet is that XML. */
  static byte[] of(String sheetXml) {
    return of(
        out -> out.write(sheetXml.getBytes(UTF_8)), out -> out.write("<sst/>".getBytes(UTF_8)));
  }

  /** A workbook of a sheet and shared strings. */
  static byte[] of(Part sheet, Part strings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      member(zip, "[Content_Types].xml", out -> out.write(TYPES.getBytes(UTF_8)));
      member(zip, "xl/workbook.xml", out -> out.write(WORKBOOK.getBytes(UTF_8)));
      member(zip, "xl/_rels/workbook.xml.rels", out -> out.write(RELATIONS.getBytes(UTF_8)));
      member(zip, "xl/strings.xml", strings);
      member(zip, "xl/sheet1.xml", sheet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void member(ZipOutputStream zip, String name, Part part) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    part.write(zip);
    zip.closeEntry();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
