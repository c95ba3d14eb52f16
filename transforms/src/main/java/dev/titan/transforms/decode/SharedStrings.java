package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A workbook's table of texts, kept as UTF-8 in one array: a third of what strings would take. */
final class SharedStrings {
  private final int maxBytes;
  private byte[] bytes = new byte[4096];
  private int[] ends = new int[256];
  private int count;

  SharedStrings(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Reads {@code sharedStrings.xml} (ECMA-376 part 1, 18.4). */
  void read(OfficeXml xml) throws IOException {
    while (xml.nextStart()) {
      if (xml.is("si")) {
        add(richText(xml, "si"));
      }
    }
  }

  /**
   * The text of a string item or inline string: its runs joined, without phonetic hints (the {@code
   * rPh} of Japanese names).
   */
  static String richText(OfficeXml xml, String element) throws IOException {
    String first = "";
    StringBuilder all = null;
    while (xml.nextStartWithin(element)) {
      if (xml.is("rPh")) {
        xml.skip();
      } else if (xml.is("t")) {
        String run = xml.text();
        if (all == null && first.isEmpty()) {
          first = run;
        } else {
          all = all == null ? new StringBuilder(first) : all;
          if (all.length() + run.length() > OfficeXml.MAX_TEXT) {
            throw OfficeXml.tooLong();
          }
          all.append(run);
        }
      }
    }
    return unescape(all == null ? first : all.toString());
  }

  /** Resolves {@code _x000D_}: how the standard writes characters that XML cannot (22.9.2.19). */
  static String unescape(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int unit = at + 7 <= text.length() && text.charAt(at + 6) == '_' ? hex(text, at + 2) : -1;
      if (unit > 0) {
        out.append(text, from, at).append((char) unit);
        from = at + 7;
      }
      at = text.indexOf("_x", unit > 0 ? from : at + 2);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static int hex(String text, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int start = count == 0 ? 0 : ends[count - 1];
    if ((long) start + utf8.length + 4L * count > maxBytes) {
      throw new InputException(
          ReasonCode.INPUT_LIMIT,
          "the workbook's shared strings take more than " + maxBytes + " bytes");
    }
    if (start + utf8.length > bytes.length) {
      long doubled = Math.max(2L * bytes.length, start + utf8.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, Math.max(maxBytes, bytes.length)));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    System.arraycopy(utf8, 0, bytes, start, utf8.length);
    ends[count++] = start + utf8.length;
  }

  /**
   * The text with that number, from 0.
   *
   * @throws InputException INPUT_CORRUPT if the table has no such number
   */
  String get(int index) {
    if (index < 0 || index >= count) {
      throw Expander.corrupt("workbook (a cell points outside the shared strings)", null);
    }
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
  }
}
