package dev.titan.transforms.refine;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The signs, codes and abbreviations of currencies that people write beside a number, as UTF-8.
 * Those that stand for one currency only say which; {@code $}, {@code £} and {@code kr} are used by
 * many.
 */
final class CurrencyMarks {
  /** A mark and the ISO 4217 code that it must mean, or null where several use it. */
  private static final class Mark {
    final byte[] text;
    final byte[] code;

    Mark(String text, String code) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
      this.code = code == null ? null : code.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Longer ones first, so that {@code Rs.} is not read as {@code Rs} and a dot. */
  private static final Mark[] MARKS = {
    mark("руб.", "RUB"), mark("грн.", "UAH"), mark("руб", "RUB"), mark("грн", "UAH"),
    mark("RMB", "CNY"), mark("CHF", "CHF"), mark("Fr.", "CHF"), mark("SFr", "CHF"),
    mark("HK$", "HKD"), mark("NT$", "TWD"), mark("US$", "USD"), mark("AU$", "AUD"),
    mark("CA$", "CAD"), mark("NZ$", "NZD"), mark("MX$", "MXN"), mark("Rs.", null),
    mark("kr.", null), mark("Lei", "RON"), mark("lei", "RON"), mark("ден", "MKD"),
    mark("KČ", "CZK"), mark("Kč", "CZK"), mark("zł", "PLN"), mark("лв.", "BGN"),
    mark("лв", "BGN"), mark("R$", "BRL"), mark("A$", "AUD"), mark("C$", null),
    mark("S$", "SGD"), mark("Rs", null), mark("RM", "MYR"), mark("Rp", "IDR"),
    mark("kr", null), mark("Kr", null), mark("Ft", "HUF"), mark("TL", "TRY"),
    mark("€", "EUR"), mark("₹", "INR"), mark("₽", "RUB"), mark("₺", "TRY"),
    mark("₩", "KRW"), mark("₫", "VND"), mark("₴", "UAH"), mark("₪", "ILS"),
    mark("฿", "THB"), mark("₦", "NGN"), mark("₱", "PHP"), mark("₡", "CRC"),
    mark("₲", "PYG"), mark("₵", "GHS"), mark("₸", "KZT"), mark("₼", "AZN"),
    mark("₾", "GEL"), mark("₭", "LAK"), mark("₮", "MNT"), mark("৳", "BDT"),
    mark("៛", "KHR"), mark("£", null), mark("¥", null), mark("￥", null),
    mark("₨", null), mark("¢", null), mark("¤", null), mark("$", null),
    mark("RS", null), mark("rs", null), mark("Fr", null), mark("R", "ZAR"),
  };

  /** For each byte: the indices of the marks that begin with it, in the order of the list. */
  private static final int[][] BY_FIRST = by(text -> text[0]);

  /** For each byte: the indices of the marks that end with it, in the order of the list. */
  private static final int[][] BY_LAST = by(text -> text[text.length - 1]);

  private CurrencyMarks() {}

  private static int[][] by(ToIntFunction<byte[]> end) {
    return IntStream.range(0, 256)
        .mapToObj(
            value ->
                IntStream.range(0, MARKS.length)
                    .filter(i -> (end.applyAsInt(MARKS[i].text) & 0xff) == value)
                    .toArray())
        .toArray(int[][]::new);
  }

  /** The index of the mark that the bytes begin with, or -1. */
  static int leading(byte[] bytes, int start, int end) {
    if (start >= end) {
      return -1;
    }
    for (int i : BY_FIRST[bytes[start] & 0xff]) {
      byte[] text = MARKS[i].text;
      int after = start + text.length;
      if (after <= end
          && matches(text, bytes, start)
          && !(isLetter(text[text.length - 1]) && after < end && isLetter(bytes[after]))) {
        return i;
      }
    }
    return -1;
  }

  /** The index of the mark that the bytes end with, or -1. */
  static int trailing(byte[] bytes, int start, int end) {
    if (start >= end) {
      return -1;
    }
    for (int i : BY_LAST[bytes[end - 1] & 0xff]) {
      byte[] text = MARKS[i].text;
      int first = end - text.length;
      if (first >= start
          && matches(text, bytes, first)
          && !(isLetter(text[0]) && first > start && isLetter(bytes[first - 1]))) {
        return i;
      }
    }
    return -1;
  }

  /** The number of bytes of a mark. */
  static int length(int mark) {
    return MARKS[mark].text.length;
  }

  /** The ISO 4217 code of a mark, or null where several currencies use it. */
  static byte[] code(int mark) {
    return MARKS[mark].code;
  }

  /** ASCII letters only: the bytes of other scripts cannot be told from signs. */
  static boolean isLetter(byte value) {
    int lower = value | 0x20;
    return value > 0 && lower >= 'a' && lower <= 'z';
  }

  private static boolean matches(byte[] text, byte[] bytes, int start) {
    for (int i = 0; i < text.length; i++) {
      if (bytes[start + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static Mark mark(String text, String code) {
    return new Mark(text, code);
  }
}
