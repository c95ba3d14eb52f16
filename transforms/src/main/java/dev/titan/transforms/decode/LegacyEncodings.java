package dev.titan.transforms.decode;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Map;

/**
 * Tells the encodings apart that were in use before UTF-8, by the frequencies of letters and pairs
 * that ICU knows of each language. Only what decodes without a fault is believed.
 */
final class LegacyEncodings {
  private static final Map<String, TextEncoding> BY_NAME =
      Map.ofEntries(
          Map.entry("Shift_JIS", TextEncoding.SHIFT_JIS),
          Map.entry("EUC-JP", TextEncoding.EUC_JP),
          Map.entry("GB18030", TextEncoding.GB18030),
          Map.entry("Big5", TextEncoding.BIG5),
          Map.entry("EUC-KR", TextEncoding.EUC_KR),
          Map.entry("windows-1250", TextEncoding.WINDOWS_1250),
          Map.entry("ISO-8859-2", TextEncoding.WINDOWS_1250),
          Map.entry("windows-1251", TextEncoding.WINDOWS_1251),
          Map.entry("windows-1252", TextEncoding.WINDOWS_1252),
          Map.entry("ISO-8859-1", TextEncoding.WINDOWS_1252));

  /** How sure ICU must be; of a few letters it says 10 for whatever they may be. */
  private static final int LEAST_CONFIDENCE = 20;

  private LegacyEncodings() {}

  /** The encoding of a text that is not UTF-8; Windows-1252 if nothing speaks for another. */
  static TextEncoding guess(byte[] bytes, int start, int end) {
    byte[] window = Arrays.copyOfRange(bytes, start, end);
    if (hasPolishLetters(window)) {
      return TextEncoding.WINDOWS_1250;
    }
    for (CharsetMatch match : new CharsetDetector().setText(window).detectAll()) {
      TextEncoding encoding = BY_NAME.get(match.getName());
      boolean central = encoding == TextEncoding.WINDOWS_1250;
      // Few words of French or Swedish look like Romanian to it; Polish was looked for above.
      if (encoding != null
          && !central
          && match.getConfidence() >= LEAST_CONFIDENCE
          && decodes(encoding, window)) {
        return encoding;
      }
    }
    return TextEncoding.WINDOWS_1252;
  }

  /**
   * Windows-1252 has signs (\u00b3, \u00b9, \u00bf) where Windows-1250 has the commonest letters of
   * Polish: within a word they are letters.
   */
  private static boolean hasPolishLetters(byte[] window) {
    int within = 0;
    for (int i = 0; i + 1 < window.length; i++) {
      int sign = window[i] & 0xff;
      boolean may =
          sign == 0xb3
              || sign == 0xb9
              || sign == 0xbf
              || sign == 0xa3
              || sign == 0xa5
              || sign == 0xaf;
      // A lead or trail byte of a longer letter has another one beside it.
      boolean before = i > 0 && isAsciiLetter(window[i - 1]);
      within += may && before && isAsciiLetter(window[i + 1]) ? 1 : 0;
    }
    return within > 0;
  }

  private static boolean isAsciiLetter(byte value) {
    int lower = value | 0x20;
    return value > 0 && lower >= 'a' && lower <= 'z';
  }

  /** Whether a window has no fault; the last letter may be cut off. */
  private static boolean decodes(TextEncoding encoding, byte[] window) {
    CharBuffer chars = CharBuffer.allocate(window.length + 1);
    return !encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(window), chars, false)
        .isError();
  }
}
