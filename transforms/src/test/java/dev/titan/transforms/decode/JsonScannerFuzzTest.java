package dev.titan.transforms.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanner against Jackson, on whatever the fuzzer finds. */
final class JsonScannerFuzzTest {
  private static final Pattern HUGE = Pattern.compile("[eE][+-]?\\d{6}|\\d{400}");

  private final JacksonOracle oracle = new JacksonOracle(100);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"a\":1,\"b\":[{\"c\":\"x\"},-0.5e+7,true,null],\"\":{}}",
            "{\"\\u00e4\\ud83d\\ude00\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}",
            " {\"a\" : \"\u00e4\u20ac\ud83d\ude00\", \"a\":0}\n")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void agreesWithJackson(byte[] json) {
    String text = new String(json, UTF_8);
    // Jackson guesses UTF-16 and UTF-32, and takes no exponents beyond an int.
    boolean comparable =
        text.indexOf(0) < 0 && !text.startsWith("\ufeff") && !HUGE.matcher(text).find();
    if (comparable && text.getBytes(UTF_8).length == json.length) {
      oracle.accepts(json);
    }
  }
}
