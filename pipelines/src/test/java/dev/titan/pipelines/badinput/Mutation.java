package dev.titan.pipelines.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The ways in which a file goes bad, from accidents of an export to malice. */
enum Mutation {
  NONE,
  TRUNCATED,
  /** Umlauts in ISO 8859-1 where the rest of the file says UTF-8. */
  WRONG_ENCODING,
  UTF_16_WITHOUT_MARK,
  /** Numbers that are none: NaN, Infinity. */
  NOT_A_NUMBER,
  /** Numbers of 400 digits, and exponents beyond all bounds. */
  HUGE_NUMBER,
  DUPLICATE_KEY,
  /** Cells that a spreadsheet would run. */
  FORMULA,
  LONE_SURROGATE,
  EMPTY,
  BLANK,
  /** Objects, lists, quotes or elements nested 10,000 deep. */
  DEEP,
  NUL_BYTES,
  UNCLOSED,
  FLIPPED_BYTES,
  HEADER_ONLY,
  RAGGED,
  /** A workbook behind a password, or a zip with an encrypted member. */
  PASSWORD,
  TRAILING_GARBAGE,
  /** Dates that do not exist, or lie in the year 99999. */
  IMPOSSIBLE_DATES,
  /** Statements, paths and control characters in the values. */
  HOSTILE_TEXT;

  private static final byte[] GARBAGE = {0, 1, 2, (byte) 0xFF, (byte) 0xFE, 'x', '"', '{'};

  /** A file of that form gone bad in this way; the same each time. */
  byte[] apply(Form form) {
    byte[] good = form.write(Records.orders(12));
    Random random = new Random(31L * ordinal() + form.ordinal());
    return switch (this) {
      case NONE -> good;
      case TRUNCATED -> Arrays.copyOf(good, good.length * 7 / 10);
      case WRONG_ENCODING -> wrongEncoding(form);
      case UTF_16_WITHOUT_MARK ->
          form.isText()
              ? new String(good, UTF_8).getBytes(UTF_16LE)
              : Workbooks.of(
                  out -> out.write("<worksheet><sheetData/></worksheet>".getBytes(UTF_16LE)),
                  out -> out.write("<sst/>".getBytes(UTF_16LE)));
      case NOT_A_NUMBER ->
          form.write(Records.with("total_amount", form == Form.NDJSON ? "NaN" : "\"Infinity\""));
      case HUGE_NUMBER ->
          form.write(Records.with("total_amount", random.nextBoolean() ? digits() : "1e999999"));
      case DUPLICATE_KEY -> duplicateKey(form, good);
      case FORMULA ->
          form.isText()
              ? form.write(Records.with("item", "\"=cmd|' /C calc'!A0 @SUM(A1)\""))
              : formulas();
      case LONE_SURROGATE -> loneSurrogate(form);
      case EMPTY -> form.isText() ? new byte[0] : Workbooks.of("<worksheet/>");
      case BLANK ->
          form.isText()
              ? " \r\n\t \n\n".getBytes(UTF_8)
              : Workbooks.of(List.of(List.of(" ", ""), List.of("\t")));
      case DEEP -> deep(form);
      case NUL_BYTES ->
          form.isText()
              ? replace(good, "dosa", "d\0sa")
              : Workbooks.of(List.of(List.of("order_id", "total"), List.of("_x0000_", "1")));
      case UNCLOSED -> unclosed(form, good);
      case FLIPPED_BYTES -> flipped(good, random);
      case HEADER_ONLY -> headerOnly(form);
      case RAGGED -> ragged(form, good);
      case PASSWORD -> form.isText() ? encryptedZip(form) : encryptedWorkbook();
      case TRAILING_GARBAGE -> joined(good, GARBAGE);
      case IMPOSSIBLE_DATES ->
          form.write(
              Records.with(
                  "created_at",
                  random.nextBoolean() ? "\"2026-02-31T25:61:00Z\"" : "\"99999-01-01\""));
      case HOSTILE_TEXT ->
          form.write(
              Records.with("item", "\"'; drop table ledger; -- ../../etc/passwd <b>{{7*7}}\""));
    };
  }

  private static byte[] wrongEncoding(Form form) {
    byte[] umlauts = form.write(Records.with("item", "\"K\u00e4se \u00fc\u00f6\u00e4 br\u00f6t\""));
    return form.isText()
        ? new String(umlauts, UTF_8).getBytes(ISO_8859_1)
        : Workbooks.of(
            out -> out.write("<worksheet><sheetData><row><c><v>\u00e4".getBytes(ISO_8859_1)),
            out -> out.write("<sst/>".getBytes(UTF_8)));
  }

  private static String digits() {
    return "1234567890".repeat(40);
  }

  private static byte[] duplicateKey(Form form, byte[] good) {
    if (form.isJson()) {
      return replace(good, "\"payment_status\"", "\"item\"");
    }
    return form.isText()
        ? replace(good, "payment_status", "item")
        : Workbooks.of(List.of(List.of("item", "item", "item"), List.of("a", "1", "2")));
  }

  private static byte[] formulas() {
    return Workbooks.of(
        "<worksheet><sheetData><row><c t='str'><v>item</v></c><c t='str'><v>total</v></c></row>"
            + "<row><c t='str'><f>HYPERLINK(\"http://x\")</f><v>dosa</v></c><c><f>1/0</f></c></row>"
            + "<row><c t='e'><v>#REF!</v></c><c><f>A1</f><v>12.5</v></c></row>"
            + "</sheetData></worksheet>");
  }

  private static byte[] loneSurrogate(Form form) {
    if (form.isJson()) {
      return form.write(Records.with("item", "\"half \\ud83d of a pair\""));
    }
    if (form == Form.XLSX) {
      return form.write(Records.with("item", "\"half _xD83D_ of a pair\""));
    }
    // The three bytes that CESU-8 would write for it, in a text that is UTF-8 beyond doubt.
    List<Map<String, String>> records = Records.with("item", "\"half ### of a pair\"");
    records.get(0).put("item", "\"" + "\u00e4\u00f6\u00fc".repeat(10) + "\"");
    byte[] marked = form.write(records);
    for (int i = 0; i + 2 < marked.length; i++) {
      if (marked[i] == '#' && marked[i + 1] == '#' && marked[i + 2] == '#') {
        marked[i] = (byte) 0xED;
        marked[i + 1] = (byte) 0xA0;
        marked[i + 2] = (byte) 0xBD;
      }
    }
    return marked;
  }

  private static byte[] deep(Form form) {
    if (form.isJson()) {
      String nest = "{\"a\":[".repeat(5_000) + "1" + "]}".repeat(5_000);
      return form.write(Records.with("item", nest));
    }
    if (form.isText()) {
      return form.write(Records.with("item", "\"" + "\"[{('".repeat(2_000) + "\""));
    }
    return Workbooks.of(
        "<worksheet><sheetData><row>" + "<c>".repeat(10_000) + "</row></sheetData></worksheet>");
  }

  private static byte[] unclosed(Form form, byte[] good) {
    if (form.isJson()) {
      return replace(good, "\"paid\"", "\"paid");
    }
    return form.isText()
        ? replace(good, "\"paid\"", "\"paid")
        : Workbooks.of("<worksheet><sheetData><row><c><v>1</v></row>");
  }

  private static byte[] flipped(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int i = 0; i < 8; i++) {
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bad;
  }

  private static byte[] headerOnly(Form form) {
    return switch (form) {
      case OBJECT, NDJSON -> "{}\n{}\n".getBytes(UTF_8);
      case ARRAY -> "[]".getBytes(UTF_8);
      case WRAPPED -> "{\"orders\":[],\"next\":null}".getBytes(UTF_8);
      case CSV -> "order_id,created_at,total_amount\n".getBytes(UTF_8);
      case TSV -> "order_id\tcreated_at\ttotal_amount\n".getBytes(UTF_8);
      case XLSX -> Workbooks.of(List.of(List.of("order_id", "created_at", "total_amount")));
    };
  }

  private static byte[] ragged(Form form, byte[] good) {
    if (form.isJson()) {
      return form.write(Records.with("total_amount", "[1,{\"x\":null},[[]],true]"));
    }
    if (form.isText()) {
      String delimiter = form == Form.CSV ? "," : "\t";
      String one = "\"9" + Records.CANARY_DIGITS + "\"";
      return replace(good, one, one + (delimiter + "extra").repeat(3));
    }
    return Workbooks.of(
        List.of(List.of("order_id", "total"), List.of("A-1", "5", "9"), List.of("A-2")));
  }

  /** An OLE2 file with the directory entry that Office gives a locked workbook. */
  private static byte[] encryptedWorkbook() {
    byte[] ole = new byte[1536];
    int[] magic = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    for (int i = 0; i < magic.length; i++) {
      ole[i] = (byte) magic[i];
    }
    ole[30] = 9; // sectors of 512 bytes; the directory is sector 0
    byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(name, 0, ole, 512, name.length);
    return ole;
  }

  /** A zip whose only member is marked as encrypted: bit 0 of its flags, in both headers. */
  private static byte[] encryptedZip(Form form) {
    byte[] zip = Packing.ZIP.pack("orders." + form.extension(), form.write(Records.orders(3)));
    zip[6] |= 1;
    for (int i = zip.length - 4; i > 0; i--) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
      }
    }
    return zip;
  }

  private static byte[] replace(byte[] text, String from, String to) {
    return new String(text, UTF_8).replace(from, to).getBytes(UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** What must come of some of these, by form: one of the codes among the dead letters' reasons. */
  static final Map<Mutation, Map<Form, String>> EXPECTED =
      Map.of(
          TRUNCATED, Map.of(Form.NDJSON, "RECORD_TRUNCATED", Form.XLSX, "INPUT_CORRUPT"),
          NOT_A_NUMBER, Map.of(Form.NDJSON, "RECORD_MALFORMED"),
          DUPLICATE_KEY, Map.of(Form.ARRAY, "RECORD_DUPLICATE_KEY"),
          LONE_SURROGATE, Map.of(Form.WRAPPED, "RECORD_ENCODING", Form.CSV, "RECORD_ENCODING"),
          EMPTY, Map.of(Form.CSV, "INPUT_EMPTY", Form.XLSX, "INPUT_EMPTY"),
          BLANK, Map.of(Form.TSV, "INPUT_EMPTY", Form.XLSX, "INPUT_EMPTY"),
          DEEP, Map.of(Form.OBJECT, "RECORD_TOO_LARGE", Form.NDJSON, "RECORD_TOO_LARGE"),
          RAGGED, Map.of(Form.CSV, "RECORD_RAGGED"),
          PASSWORD, Map.of(Form.XLSX, "INPUT_ENCRYPTED", Form.CSV, "INPUT_ENCRYPTED"));
}
