package dev.titan.pipelines.badinput;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that would take more memory, disk or time than they are worth, if one let them. */
enum HeavyFiles {
  ZIP_BOMB("zip", "INPUT_LIMIT"),
  NESTED_ZIPS("zip", "INPUT_LIMIT"),
  GZIP_OF_ZEROS("json.gz", "INPUT_LIMIT"),
  LINE_OF_10_MB("ndjson", "TEXT_TOO_LONG"),
  LINE_OF_20_MB("ndjson", "RECORD_TOO_LARGE"),
  CELL_OF_10_MB("csv", "RECORD_MALFORMED"),
  NESTED_A_MILLION_DEEP("json", "RECORD_TOO_LARGE"),
  NUMBERS_OF_400_DIGITS("ndjson", "NUMBER_OUT_OF_RANGE"),
  A_MILLION_EMPTY_ROWS("csv", null),
  A_MILLION_BLANK_SHEET_ROWS("xlsx", "INPUT_EMPTY"),
  SHARED_STRING_BOMB("xlsx", "INPUT_LIMIT"),
  SHARED_STRINGS_BEYOND_MEMORY("xlsx", "INPUT_LIMIT"),
  ENTITY_BOMB("xlsx", "INPUT_CORRUPT"),
  HALF_A_MILLION_KEYS("ndjson", "RECORD_TOO_LARGE"),
  LONG_KEYS_DEEP_DOWN("ndjson", "RECORD_TOO_LARGE"),
  TWENTY_THOUSAND_COLUMNS("csv", "INPUT_LIMIT");

  private static final int MB = 1 << 20;
  private static final byte[] ORDER =
      "{\"order_id\":\"ORD-1\",\"created_at\":\"2026-11-02T12:00:00Z\",\"total_amount\":%s,\"item\":\"%s\"}\n"
          .getBytes(US_ASCII);
  private static final String ROW = "ORD-%d,2026-11-02T12:00:00Z,12.50,dosa\n";
  private static final String HEADER = "order_id,created_at,total_amount,item\n";

  private final String extension;
  private final String reason;

  HeavyFiles(String extension, String reason) {
    this.extension = extension;
    this.reason = reason;
  }

  /** The code of its dead letter; null if it is merely large. */
  String reason() {
    return reason;
  }

  String fileName() {
    return name().toLowerCase(java.util.Locale.ROOT) + "." + extension;
  }

  void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out);
    }
  }

  private void write(OutputStream out) throws IOException {
    switch (this) {
      case ZIP_BOMB -> {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
          zip.putNextEntry(new ZipEntry("orders.csv"));
          zip.write(HEADER.getBytes(US_ASCII));
          repeat(zip, "9".repeat(MB), 200);
        }
      }
      case NESTED_ZIPS -> {
        byte[] inner = HEADER.getBytes(US_ASCII);
        for (int i = 0; i < 10; i++) {
          inner = Packing.ZIP.pack("inner", inner);
        }
        out.write(inner);
      }
      case GZIP_OF_ZEROS -> {
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
          gzip.write("{\"a\":\"".getBytes(US_ASCII));
          repeat(gzip, "0".repeat(MB), 200);
        }
      }
      case LINE_OF_10_MB -> orders(out, "12.5", "x".repeat(10 * MB));
      case LINE_OF_20_MB -> orders(out, "12.5", "x".repeat(20 * MB));
      case CELL_OF_10_MB -> {
        out.write((HEADER + ROW.formatted(1) + "ORD-2,2026-11-02T12:00:00Z,1,\"").getBytes(UTF_8));
        repeat(out, "x".repeat(MB), 10);
        out.write(("\n" + ROW.formatted(3)).getBytes(UTF_8));
      }
      case NESTED_A_MILLION_DEEP -> {
        out.write("[{\"order_id\":1,\"a\":".getBytes(US_ASCII));
        repeat(out, "[".repeat(MB), 1);
      }
      case NUMBERS_OF_400_DIGITS -> {
        for (int i = 0; i < 20_000; i++) {
          orders(out, "7".repeat(400), "item " + i);
        }
      }
      case A_MILLION_EMPTY_ROWS -> {
        out.write((HEADER + ROW.formatted(1)).getBytes(UTF_8));
        repeat(out, "\n,,,\n".repeat(1000), 500);
        out.write(ROW.formatted(2).getBytes(UTF_8));
      }
      case A_MILLION_BLANK_SHEET_ROWS ->
          out.write(
              Workbooks.of(
                  sheet -> {
                    sheet.write("<worksheet><sheetData>".getBytes(UTF_8));
                    repeat(
                        sheet, "<row><c/><c t='str'><v> </v></c></row>".repeat(1 << 10), 1 << 10);
                    sheet.write("</sheetData></worksheet>".getBytes(UTF_8));
                  },
                  strings -> strings.write("<sst/>".getBytes(UTF_8))));
      case SHARED_STRING_BOMB -> out.write(Workbooks.of(HeavyFiles::emptySheet, this::zeroStrings));
      case SHARED_STRINGS_BEYOND_MEMORY ->
          out.write(Workbooks.of(HeavyFiles::emptySheet, this::randomStrings));
      case ENTITY_BOMB -> out.write(Workbooks.of(entityBomb()));
      case HALF_A_MILLION_KEYS -> {
        StringBuilder record = new StringBuilder("{\"order_id\":1");
        for (int i = 0; i < 500_000; i++) {
          record.append(",\"key-").append(i).append("\":1");
        }
        out.write(record.append("}\n{\"order_id\":2}\n").toString().getBytes(US_ASCII));
      }
      case LONG_KEYS_DEEP_DOWN -> {
        String key = "{\"" + "k".repeat(50_000) + "\":";
        out.write((key.repeat(200) + "1" + "}".repeat(200) + "\n{\"a\":1}\n").getBytes(US_ASCII));
      }
      case TWENTY_THOUSAND_COLUMNS -> {
        StringBuilder header = new StringBuilder("order id");
        for (int i = 0; i < 20_000; i++) {
          header.append(",column ").append(words(i));
        }
        out.write((header + "\n" + "1,".repeat(20_000) + "1\n").getBytes(US_ASCII));
      }
    }
  }

  /** A name without digits for each number. */
  private static String words(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number + 26; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  private static void orders(OutputStream out, String amount, String item) throws IOException {
    String order = new String(ORDER, US_ASCII);
    out.write(order.formatted("12.5", "dosa").getBytes(US_ASCII));
    out.write(order.formatted(amount, item).getBytes(US_ASCII));
  }

  private static void repeat(OutputStream out, String text, int times) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < times; i++) {
      out.write(bytes);
    }
  }

  private static void emptySheet(OutputStream out) throws IOException {
    out.write(
        "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>"
            .getBytes(UTF_8));
  }

  private void zeroStrings(OutputStream out) throws IOException {
    out.write("<sst>".getBytes(UTF_8));
    repeat(out, "<si><t>" + "0".repeat(MB / 2) + "</t></si>", 300);
    out.write("</sst>".getBytes(UTF_8));
  }

  /** With this much that is random, they compress a hundredfold: no ratio gives them away. */
  private void randomStrings(OutputStream out) throws IOException {
    Random random = new Random(1);
    String zeros = "0".repeat(2_000);
    out.write("<sst>".getBytes(UTF_8));
    for (int i = 0; i < 45_000; i++) {
      out.write(("<si><t>" + random.nextLong() + zeros + "</t></si>").getBytes(US_ASCII));
    }
    out.write("</sst>".getBytes(UTF_8));
  }

  private static String entityBomb() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE w [<!ENTITY e0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      xml.append("<!ENTITY e").append(i).append(" \"");
      xml.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return xml
        + "]><worksheet><sheetData><row><c t='str'><v>&e11;</v></c></row></sheetData></worksheet>";
  }
}
