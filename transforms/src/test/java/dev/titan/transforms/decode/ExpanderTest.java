package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpanderTest {
  private static final String CSV = "Datum;Betrag;Ort\n01.03.2026;1.234,50;Köln\n";
  private static final String JSON = "[{\"name\":\"Café Ünal\"}]";

  @TempDir Path folder;

  /** Keeps what it is given, in order. */
  private static final class Parts implements PartSink {
    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, ReasonCode> refused = new LinkedHashMap<>();
    final Map<String, Kind> kinds = new LinkedHashMap<>();
    long rawStart = -1;

    @Override
    public void raw(long start) {
      rawStart = start;
    }

    @Override
    public OutputStream open(String label, Kind kind) {
      kinds.put(label, kind);
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          texts.put(label, toString(UTF_8));
        }
      };
    }

    @Override
    public void refused(String label, InputException reason) {
      refused.put(label, reason.code());
    }
  }

  @Test
  void plainUtf8NeedsNoExpansion() throws IOException {
    assertEquals(0, expand(CSV.getBytes(UTF_8)).rawStart);
    assertEquals(3, expand(("\uFEFF" + CSV).getBytes(UTF_8)).rawStart);
    assertEquals(0, expand("a,b\n1,2\n".getBytes(UTF_8)).rawStart);
    // A few broken characters are a matter of their records.
    byte[] broken = CSV.repeat(3).getBytes(UTF_8);
    broken[CSV.getBytes(UTF_8).length - 5] = (byte) 0xFF;
    assertEquals(0, expand(broken).rawStart);
  }

  @Test
  void everyEncodingBecomesUtf8() throws IOException {
    for (String text : List.of(CSV, JSON, CSV.repeat(20_000))) {
      for (byte[] bytes : encodings(text)) {
        assertEquals(Map.of("", text), expand(bytes).texts);
      }
    }
  }

  @Test
  void everyEncodingIsReadInsideGzipAndZip() throws IOException {
    for (String text : List.of(CSV, JSON, CSV.repeat(20_000))) {
      for (byte[] bytes : Stream.concat(encodings(text).stream(), utf8(text)).toList()) {
        assertEquals(Map.of("", text), expand(gzip(bytes)).texts);
        assertEquals(Map.of("in.csv", text), expand(zip(Map.of("in.csv", bytes))).texts);
        assertEquals(
            Map.of("in.csv.gz", text), expand(zip(Map.of("in.csv.gz", gzip(bytes)))).texts);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-31j | 取引日時;合計;支払方法 | 2026/11/03 10:00;1200;現金",
        "EUC-JP | 取引日時;合計;支払方法;店舗名;担当者 | 2026/11/03 10:00;1200;クレジット;渋谷店;佐藤",
        "GB18030 | 交易时间;金额;交易对方;收付款方式;交易状态 | 2026-11-03 10:00;12.50;便利店早餐;余额宝;交易成功",
        "Big5 | 交易時間;金額;商店名稱;付款方式 | 2026-11-03 10:00;120;台北便利商店;現金",
        "windows-1250 | Data księgowania;Kwota;Tytuł | 2026-11-03;-12,50;ŻABKA zakupy spożywcze",
        "windows-1252 | Datum;Belopp;Förfallodag;Åtgärd | 2026-11-03;12,50;2026-12-03;Kött från gården",
        "windows-1252 | Libellé;Débit;Crédit;Échéance | CB Épicerie Noël à côté;12,50;;2026-12-03"
      })
  void olderEncodingsOfManyLanguagesBecomeUtf8(String charset, String header, String row)
      throws IOException {
    String text = header + "\n" + (row + "\n").repeat(5);
    assertEquals(Map.of("", text), expand(text.getBytes(Charset.forName(charset))).texts);
  }

  @Test
  void theFirstUmlautMayComeLate() throws IOException {
    String text = "a,b\n" + "1,2\n".repeat(100_000) + "ä,ö\n";
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
    assertEquals(Map.of("", text), expand(bytes).texts);
    assertEquals(Map.of("", text), expand(gzip(bytes)).texts);
  }

  @Test
  void bareReturnsBecomeLineFeeds() throws IOException {
    assertEquals(Map.of("", "a,b\n1,2\n"), expand("a,b\r1,2\r".getBytes(UTF_8)).texts);
    byte[] wide = "\uFEFFa,b\r1,2\r".getBytes(UTF_16LE);
    assertEquals(Map.of("", "a,b\n1,2\n"), expand(wide).texts);
  }

  @Test
  void brokenUtf16IsRefused() {
    byte[] bytes = ("\uFEFF" + CSV).getBytes(UTF_16LE);
    byte[] odd = Arrays.copyOf(bytes, bytes.length - 1);
    assertRefused(ReasonCode.INPUT_ENCODING, odd);
  }

  @Test
  void gzipMembersAreJoined() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(gzip("a,b\n".getBytes(UTF_8)));
    both.write(gzip("1,2\n".getBytes(UTF_8)));
    assertEquals(Map.of("", "a,b\n1,2\n"), expand(both.toByteArray()).texts);
  }

  @Test
  void truncatedGzipIsCorruptWhereverItIsCut() throws IOException {
    byte[] random = new byte[3000];
    new Random(1).nextBytes(random);
    StringBuilder text = new StringBuilder();
    for (byte b : random) {
      text.append(b).append(",x\n");
    }
    byte[] whole = gzip(text.toString().getBytes(UTF_8));
    for (int length = 3; length < whole.length; length += 97) {
      assertRefused(ReasonCode.INPUT_CORRUPT, Arrays.copyOf(whole, length));
    }
    assertRefused(ReasonCode.INPUT_CORRUPT, Arrays.copyOf(whole, whole.length - 1));
    byte[] flipped = whole.clone();
    flipped[whole.length - 6] ^= 1;
    assertRefused(ReasonCode.INPUT_CORRUPT, flipped);
  }

  @Test
  void damagedZipIsCorrupt() throws IOException {
    byte[] whole = zip(Map.of("a.csv", CSV.repeat(500).getBytes(UTF_8)));
    assertRefused(ReasonCode.INPUT_CORRUPT, Arrays.copyOf(whole, whole.length - 30));
    byte[] flipped = whole.clone();
    flipped[60] ^= 0x55;
    assertRefused(ReasonCode.INPUT_CORRUPT, flipped);
  }

  @Test
  void membersAreLabelsAndNeverPaths() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    byte[] csv = "a,b\n1,2\n".getBytes(UTF_8);
    members.put("../../etc/passwd.csv", csv);
    members.put("/abs\u0007olute.csv", csv);
    members.put("C:\\evil.csv", csv);
    members.put("x".repeat(500) + ".csv", csv);
    members.put("dir/", new byte[0]);
    members.put("__MACOSX/._a.csv", csv);
    members.put("dir/.DS_Store", csv);
    Parts parts = expand(zip(members));
    assertEquals(4, parts.texts.size());
    assertEquals("../../etc/passwd.csv", parts.texts.keySet().iterator().next());
    assertTrue(
        parts.texts.keySet().stream().allMatch(l -> l.length() <= 201), parts.texts::toString);
    assertTrue(parts.texts.containsKey("/absolute.csv"));
    assertOnlyInputLeft();
  }

  @Test
  void foreignMembersDoNotStopTheOthers() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("manual.pdf", "%PDF-1.7 …".getBytes(UTF_8));
    members.put("empty.csv", new byte[0]);
    members.put("inner.zip", zip(Map.of("b.csv", "c,d\n".getBytes(UTF_8))));
    members.put("a.csv", "a,b\n".getBytes(UTF_8));
    Parts parts = expand(zip(members));
    assertEquals(Map.of("inner.zip!b.csv", "c,d\n", "a.csv", "a,b\n"), parts.texts);
    assertEquals(
        Map.of("manual.pdf", ReasonCode.INPUT_UNSUPPORTED, "empty.csv", ReasonCode.INPUT_EMPTY),
        parts.refused);
    assertOnlyInputLeft();
  }

  @Test
  void bombsAreStopped() throws IOException {
    byte[] zeros = new byte[80 << 20];
    Arrays.fill(zeros, (byte) 'a');
    assertRefused(ReasonCode.INPUT_LIMIT, gzip(zeros));
    assertRefused(ReasonCode.INPUT_LIMIT, zip(Map.of("a.csv", zeros)));
    assertRefused(ReasonCode.INPUT_LIMIT, zip(Map.of("a.gz", gzip(zeros))));
    byte[] deep = gzip(gzip(gzip(gzip(CSV.getBytes(UTF_8)))));
    assertRefused(ReasonCode.INPUT_LIMIT, deep);
    assertOnlyInputLeft();
  }

  @Test
  void tooManyMembersAreRefused() throws IOException {
    Limits few =
        Limits.DEFAULT.withExpansion(new Limits.Expansion(1 << 30, 200, 1 << 26, 2, 3, 1 << 20));
    byte[] csv = "a,b\n".getBytes(UTF_8);
    byte[] three = zip(Map.of("a", csv, "b", csv, "c", csv));
    InputException e = assertThrows(InputException.class, () -> expand(three, few));
    assertEquals(ReasonCode.INPUT_LIMIT, e.code());
  }

  @Test
  void compoundFilesAreToldApart() throws IOException {
    assertEquals(ReasonCode.INPUT_ENCRYPTED, refusal(ole2("EncryptedPackage")).code());
    InputException old = refusal(ole2("Workbook"));
    assertEquals(ReasonCode.INPUT_UNSUPPORTED, old.code());
    assertTrue(old.detail().contains(".xls"), old.detail());
    byte[] member = zip(Map.of("secret.xlsx", ole2("EncryptedPackage")));
    assertEquals(Map.of("secret.xlsx", ReasonCode.INPUT_ENCRYPTED), expand(member).refused);
  }

  @Test
  void otherZippedFormatsAreNamed() throws IOException {
    byte[] empty = new byte[0];
    byte[] xlsb = zip(Map.of("[Content_Types].xml", empty, "xl/workbook.bin", empty));
    assertTrue(refusal(xlsb).detail().contains(".xlsb"));
    byte[] ods = zip(Map.of("mimetype", empty, "content.xml", empty));
    assertTrue(refusal(ods).detail().contains("OpenDocument"));
  }

  @Test
  void binaryAndEmptyInputsAreRefused() {
    byte[] binary = new byte[5000];
    new Random(3).nextBytes(binary);
    assertRefused(ReasonCode.INPUT_UNSUPPORTED, binary);
    assertRefused(ReasonCode.INPUT_EMPTY, new byte[0]);
    assertRefused(ReasonCode.INPUT_EMPTY, " \n\r\n".getBytes(UTF_8));
    assertRefused(ReasonCode.INPUT_EMPTY, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
  }

  private static List<byte[]> encodings(String text) {
    return List.of(
        ("\uFEFF" + text).getBytes(UTF_16LE),
        ("\uFEFF" + text).getBytes(UTF_16BE),
        text.getBytes(UTF_16LE),
        text.getBytes(UTF_16BE),
        ("\uFEFF" + text).getBytes(Charset.forName("UTF-32LE")),
        ("\uFEFF" + text).getBytes(Charset.forName("UTF-32BE")),
        text.getBytes(Charset.forName("windows-1252")));
  }

  private static Stream<byte[]> utf8(String text) {
    return Stream.of(text.getBytes(UTF_8), ("\uFEFF" + text).getBytes(UTF_8));
  }

  private Parts expand(byte[] bytes) throws IOException {
    return expand(bytes, Limits.DEFAULT);
  }

  private Parts expand(byte[] bytes, Limits limits) throws IOException {
    Path raw = Files.write(folder.resolve("input"), bytes);
    Parts parts = new Parts();
    new Expander(limits, folder).expand(RawInput.of(raw), parts);
    return parts;
  }

  private InputException refusal(byte[] bytes) {
    return assertThrows(InputException.class, () -> expand(bytes));
  }

  private void assertRefused(ReasonCode code, byte[] bytes) {
    InputException e = refusal(bytes);
    assertEquals(code, e.code(), e.detail());
    assertFalse(e.detail().isBlank());
  }

  private void assertOnlyInputLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of("input"), files.map(f -> f.getFileName().toString()).toList());
    }
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A compound file with one stream of that name: header, one sector of directory. */
  private static byte[] ole2(String stream) {
    ByteBuffer file = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0, 0xE11AB1A1E011CFD0L).putShort(30, (short) 9).putInt(48, 0);
    file.position(512 + 128).put(stream.getBytes(UTF_16LE));
    return file.array();
  }
}
