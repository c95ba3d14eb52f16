package dev.titan.transforms.decode;

import dev.titan.transforms.record.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encodings that Titan reads, and how it finds out which one a text is in:
 *
 * <ol>
 *   <li>a byte-order mark decides;
 *   <li>else zero bytes in nearly every second place are UTF-16, as business text is mostly ASCII;
 *   <li>else bytes of which more than one in a hundred is a control character are no text;
 *   <li>else, from the first byte beyond ASCII on: UTF-8 if at least as many sequences are valid as
 *       broken (a few broken records do not condemn a file: their decoder refuses them singly);
 *   <li>else one of the older encodings of a language ({@link LegacyEncodings}); Windows-1252,
 *       which holds all of ISO 8859-1's letters, where nothing speaks for another.
 * </ol>
 */
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, 0),
  UTF_8_BOM(StandardCharsets.UTF_8, 3),
  UTF_16LE(StandardCharsets.UTF_16LE, 0),
  UTF_16LE_BOM(StandardCharsets.UTF_16LE, 2),
  UTF_16BE(StandardCharsets.UTF_16BE, 0),
  UTF_16BE_BOM(StandardCharsets.UTF_16BE, 2),
  UTF_32LE_BOM(Charset.forName("UTF-32LE"), 4),
  UTF_32BE_BOM(Charset.forName("UTF-32BE"), 4),
  WINDOWS_1252(Charset.forName("windows-1252"), 0),
  WINDOWS_1250(Charset.forName("windows-1250"), 0),
  WINDOWS_1251(Charset.forName("windows-1251"), 0),
  SHIFT_JIS(Charset.forName("windows-31j"), 0),
  EUC_JP(Charset.forName("EUC-JP"), 0),
  GB18030(Charset.forName("GB18030"), 0),
  BIG5(Charset.forName("Big5"), 0),
  EUC_KR(Charset.forName("EUC-KR"), 0);

  /** Control characters that even a tiny text may hold before it counts as binary. */
  private static final int STRAY_CONTROLS = 2;

  private final Charset charset;
  private final int markLength;

  TextEncoding(Charset charset, int markLength) {
    this.charset = charset;
    this.markLength = markLength;
  }

  /** The encoding in Java's terms. */
  public Charset charset() {
    return charset;
  }

  /** The length of the byte-order mark, in bytes; 0 if there is none. */
  public int markLength() {
    return markLength;
  }

  /** Whether ASCII is written as it is, so that a text may begin with much of it. */
  boolean extendsAscii() {
    return markLength == 0 && this != UTF_16LE && this != UTF_16BE;
  }

  /** Whether the bytes are UTF-8, with or without a mark. */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /**
   * Finds the encoding of a text by its head, which may end within a character.
   *
   * @return empty if the bytes are no text
   */
  public static Optional<TextEncoding> detect(byte[] head, int length) {
    Optional<TextEncoding> marked = byMark(head, length);
    if (marked.isPresent()) {
      return marked;
    }
    Optional<TextEncoding> wide = byZeros(head, length);
    if (wide.isPresent()) {
      return wide;
    }
    if (hasManyControls(head, length)) {
      return Optional.empty();
    }
    return Optional.of(narrow(head, 0, length));
  }

  /** UTF-8 or an older encoding: the last two steps of the rule, for a window of a text. */
  static TextEncoding narrow(byte[] bytes, int start, int end) {
    // A window shorter than asked for is the end of the text: nothing can be cut off there.
    boolean mayBeCut = end - start >= ContentSniffer.HEAD;
    long valid = 0;
    long broken = 0;
    int i = TextBytes.firstNonAscii(bytes, start, end);
    while (i < end) {
      int width = Utf8.width(bytes, i, end);
      if (width > 0) {
        valid++;
        i += width;
      } else if (mayBeCut && TextBytes.isCutOff(bytes, i, end)) {
        break;
      } else {
        broken++;
        i++;
      }
      i = TextBytes.firstNonAscii(bytes, i, end);
    }
    return broken > valid ? LegacyEncodings.guess(bytes, start, end) : UTF_8;
  }

  private static Optional<TextEncoding> byMark(byte[] head, int length) {
    int first = at(head, length, 0) << 8 | at(head, length, 1);
    int second = at(head, length, 2) << 8 | at(head, length, 3);
    if (length >= 3 && first == 0xEFBB && (second >> 8) == 0xBF) {
      return Optional.of(UTF_8_BOM);
    }
    // The mark of UTF-32LE begins like the one of UTF-16LE.
    if (length >= 4 && first == 0xFFFE && second == 0) {
      return Optional.of(UTF_32LE_BOM);
    }
    if (length >= 4 && first == 0 && second == 0xFEFF) {
      return Optional.of(UTF_32BE_BOM);
    }
    if (length >= 2 && first == 0xFFFE) {
      return Optional.of(UTF_16LE_BOM);
    }
    if (length >= 2 && first == 0xFEFF) {
      return Optional.of(UTF_16BE_BOM);
    }
    return Optional.empty();
  }

  private static int at(byte[] head, int length, int index) {
    return index < length ? head[index] & 0xFF : 0;
  }

  private static Optional<TextEncoding> byZeros(byte[] head, int length) {
    int pairs = length / 2;
    int zeroFirst = 0;
    int zeroSecond = 0;
    for (int i = 0; i + 1 < length; i += 2) {
      zeroFirst += head[i] == 0 ? 1 : 0;
      zeroSecond += head[i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 2) {
      return Optional.empty();
    }
    if (zeroSecond > pairs * 0.7 && zeroFirst < pairs * 0.05) {
      return Optional.of(UTF_16LE);
    }
    if (zeroFirst > pairs * 0.7 && zeroSecond < pairs * 0.05) {
      return Optional.of(UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean hasManyControls(byte[] head, int length) {
    long controls = 0;
    for (int i = 0; i < length; i++) {
      byte b = head[i];
      boolean layout = b >= '\t' && b <= '\r';
      boolean dosEnd = b == 0x1A;
      if ((b >= 0 && b < ' ' && !layout && !dosEnd) || b == 0x7F) {
        controls++;
      }
    }
    return controls > STRAY_CONTROLS + length / 100;
  }
}
