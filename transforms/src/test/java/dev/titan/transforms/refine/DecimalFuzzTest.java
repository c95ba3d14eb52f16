package dev.titan.transforms.refine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Decimal numbers against {@link BigDecimal}. */
final class DecimalFuzzTest {
  private static final Pattern JSON =
      Pattern.compile("-?\\d{1,300}(\\.\\d{1,300})?([eE][+-]?\\d{1,3})?");
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,50}(\\.\\d{1,40})?");
  private static final List<String> GROUPINGS = List.of("", ",", " ", "'");

  private final DecimalValue value = new DecimalValue();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "-1234.50",
            "1,234,567.89",
            "12,34,567.89",
            "(1 234.5)",
            "\u20b9 1'234.00-",
            "USD 99999999999999999999.999999999",
            "1200/-",
            "1.5e-7",
            "123456789012345678901234567890E+99",
            "0.000000000000000000000000000001",
            "9223372036854775808",
            "\u2212\u00a01\u202f234")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void agreesWithBigDecimal(byte[] bytes) {
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    String text = slice.toString();
    json(slice, text);
    for (String grouping : GROUPINGS) {
      parse(slice, text, ".", grouping);
    }
    parse(slice, text, ",", ".");
  }

  private void json(Slice slice, String text) {
    boolean read = value.parseJson(slice);
    assertTrue(!read || isNumber(text), "parsed what is no number");
    if (JSON.matcher(text).matches()) {
      assertTrue(read, "refused a number");
      BigDecimal expected = new BigDecimal(text);
      same(expected);
      assertEquals(units(expected, 2), value.inUnitsOf(2));
    }
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).signum() < 2;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void parse(Slice slice, String text, String decimal, String grouping) {
    boolean read = new DecimalParser(decimal, grouping).parse(slice, value);
    if (decimal.equals(".") && PLAIN.matcher(text).matches()) {
      assertTrue(read, "refused a plain number");
      same(new BigDecimal(text));
    }
    if (read) {
      // Whatever stands around and between the digits: they are those of the number.
      assertEquals(significant(text), significant(value.toString()), "digits");
      assertEquals(value.toString(), value.toBigDecimal().toPlainString());
    }
  }

  private void same(BigDecimal expected) {
    assertEquals(0, expected.compareTo(value.toBigDecimal()), "the value");
    assertEquals(expected.signum(), value.signum(), "the sign");
    String plain = expected.signum() == 0 ? "0" : expected.stripTrailingZeros().toPlainString();
    assertEquals(plain, value.toString(), "the text");
    boolean fits =
        expected.stripTrailingZeros().scale() <= 9
            && expected.abs().compareTo(BigDecimal.TEN.pow(29)) < 0;
    assertEquals(fits, value.fitsLedger(), "whether NUMERIC(38,9) holds it");
  }

  /** The digits without zeros at either end. */
  private static String significant(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString().replaceAll("^0+|0+$", "");
  }

  private static long units(BigDecimal number, int digits) {
    BigInteger units = number.setScale(digits, RoundingMode.HALF_EVEN).unscaledValue();
    return units
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .longValueExact();
  }
}
