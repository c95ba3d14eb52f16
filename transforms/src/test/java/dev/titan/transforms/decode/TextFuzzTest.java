package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes taken for a text: refused for a declared reason, or decoded alike however it is cut.
 */
final class TextFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.concat(Seeds.texts().stream(), Stream.of("\u0001\u0000\u0000\u0000"))
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void everyTextIsRefusedOrDecoded(byte[] text) {
    check(text, false);
    check(text, true);
  }

  private static void check(byte[] text, boolean sheet) {
    TextFormat format;
    try {
      format =
          sheet
              ? FormatDetector.detectSheet(text, text.length, true)
              : FormatDetector.detect(text, text.length, true);
      DecodeChecks.checkText(text, format);
    } catch (InputException e) {
      // Declared: the input becomes a dead letter.
    }
  }
}
