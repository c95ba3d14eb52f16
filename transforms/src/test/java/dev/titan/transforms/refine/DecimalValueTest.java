package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalValueTest {
  private final DecimalValue value = new DecimalValue();

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0,0",
    "-0.00,0",
    "1.50,1.5",
    "15e-1,1.5",
    "1e3,1000",
    "1E+3,1000",
    "-12.50,-12.5",
    "100,100",
    "0.001,0.001",
    "123456789012345678,123456789012345678",
    "1234567890123456789,1234567890123456789",
    "0.0000000000000000001,0.0000000000000000001",
    "12345678901234567890.10,12345678901234567890.1",
    "5e-1000,0.000"
  })
  void readsJsonNumbersToTheirShortestForm(String text, String plain) {
    assertTrue(parse(text));
    if (text.equals("5e-1000")) {
      assertEquals(new BigDecimal(text), value.toBigDecimal());
    } else {
      assertEquals(plain, value.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        ".5",
        "5.",
        "1e",
        "1e+",
        "1e1001",
        "1e-99999999999",
        "1 ",
        " 1",
        "0x1",
        "1,5",
        "NaN",
        "--1",
        "1.2.3",
        "1e5.5",
        "١"
      })
  void refusesWhatIsNoJsonNumber(String text) {
    value.set(42, 0);
    assertFalse(parse(text));
    assertEquals("42", value.toString());
  }

  @Test
  void refusesNumbersOfMoreThanAThousandDigits() {
    assertFalse(parse("9".repeat(1_001)));
    assertTrue(parse("9".repeat(999)));
  }

  @Test
  void agreesWithBigDecimal() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      BigDecimal expected = random(random);
      String text = random.nextBoolean() ? expected.toString() : expected.toPlainString();
      assertTrue(parse(text), text);
      assertEquals(shortest(expected), value.toString(), text);
      assertEquals(expected.signum(), value.signum(), text);
      assertEquals(fits(expected), value.fitsLedger(), text);

      int power = random.nextInt(37) - 18;
      value.scaleByPowerOfTen(power);
      BigDecimal scaled = expected.scaleByPowerOfTen(power);
      assertEquals(shortest(scaled), value.toString(), text + " scaled by " + power);
      value.negate();
      assertEquals(shortest(scaled.negate()), value.toString(), text);

      int digits = random.nextInt(5);
      assertEquals(inUnits(scaled.negate(), digits), value.inUnitsOf(digits), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "99999999999999999999999999999,true",
    "100000000000000000000000000000,false",
    "99999999999999999999999999999.999999999,true",
    "0.000000001,true",
    "0.0000000001,false",
    "1.1000000000000,true"
  })
  void knowsTheLedgersNumeric(String text, boolean fits) {
    assertTrue(parse(text));
    assertEquals(fits, value.fitsLedger());
  }

  private boolean parse(String text) {
    Slice slice = new Slice();
    slice.set(text);
    return value.parseJson(slice);
  }

  private static BigDecimal random(Random random) {
    BigInteger unscaled = new BigInteger(random.nextInt(110) + 1, random);
    BigDecimal number = new BigDecimal(unscaled, random.nextInt(30) - 5);
    return random.nextBoolean() ? number.negate() : number;
  }

  private static String shortest(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean fits(BigDecimal number) {
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return shortest.scale() <= 9 && shortest.precision() - shortest.scale() <= 29;
  }

  private static long inUnits(BigDecimal number, int digits) {
    BigInteger units = number.setScale(digits, RoundingMode.HALF_EVEN).unscaledValue();
    if (units.bitLength() > 63) {
      return units.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return units.longValueExact();
  }
}
