package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  private final DecimalParser english = new DecimalParser(".", ",");
  private final DecimalParser german = new DecimalParser(",", ".");
  private final DecimalValue value = new DecimalValue();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.56|1234.56",
        "1234.5|1234.5",
        "-7|-7",
        "+7|7",
        "7-|-7",
        "7 -|-7",
        "− 7|-7",
        "(1,234.50)|-1234.5",
        "$ (12.00)|-12",
        "($12.00)|-12",
        "$1,000|1000",
        "-$5.25|-5.25",
        "$-5.25|-5.25",
        "USD 12.50|12.5",
        "12.50 usd|12.5",
        "US$ 3|3",
        "Rs. 1,20,000.50|120000.5",
        "Rs.500|500",
        "₹12,34,56,789|123456789",
        "1,000/-|1000",
        "kr 12|12",
        "12 kr.|12",
        ".5|0.5",
        "-.5|-0.5",
        "€ 3.50|3.5",
        "3.50€|3.5",
        "CHF 1,000.00|1000",
        "12,345,678,901,234,567,890.12|12345678901234567890.12",
        "0.00|0",
        "-0|0",
        "007|7",
        "R 12.50|12.5",
        "12.50 zł|12.5",
        "\u00a012.50\u00a0|12.5"
      })
  void readsNumbersAsPeopleWriteThem(String text, String plain) {
    assertTrue(parse(english, text), text);
    assertEquals(plain, value.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "$",
        "abc",
        "12%",
        "% 12",
        "1,23",
        "1,2345",
        "12,34.5",
        "1,,234",
        ",123",
        "1234,567",
        "0,123",
        "1.234,56",
        "1.2.3",
        "5.",
        "1e3",
        "1 234",
        "1'234",
        "--5",
        "-5-",
        "(-5)",
        "(5",
        "5)",
        "(5)-",
        "12 34",
        "٣٫٥",
        "1,234.567,8",
        "12 Cr",
        "x12",
        "12x",
        "1,23,4567",
        "1,234,56",
        "USD EUR 5",
        "NaN",
        "∞"
      })
  void refusesWhatItWouldHaveToGuess(String text) {
    value.set(42, 0);
    assertFalse(parse(english, text), text);
    assertEquals("42", value.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|1234.56",
        "1.234,56 €|1234.56",
        "-12,50 EUR|-12.5",
        "12,50-|-12.5",
        "1200,-|1200",
        "12|12",
        "1.000.000|1000000"
      })
  void readsGermanNumbers(String text, String plain) {
    assertTrue(parse(german, text), text);
    assertEquals(plain, value.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,234.56", "12.50", "1.23", "0.123"})
  void refusesTheOtherStyle(String text) {
    assertFalse(parse(german, text), text);
  }

  @Test
  void takesAllSpacesForASpaceAndBothApostrophes() {
    DecimalParser french = new DecimalParser(",", " ");
    for (String space : List.of(" ", "\u00a0", "\u202f", "\u2009")) {
      assertTrue(parse(french, "1" + space + "234" + space + "567,5 €"));
      assertEquals("1234567.5", value.toString());
    }
    DecimalParser swiss = new DecimalParser(".", "'");
    for (String quote : List.of("'", "’")) {
      assertTrue(parse(swiss, "CHF 1" + quote + "234.50"));
      assertEquals("1234.5", value.toString());
    }
    assertFalse(parse(new DecimalParser(".", ""), "1 234"));
  }

  @Test
  void tellsTheCurrencyWhereItIsCertain() {
    assertTrue(parse(english, "€ 5"));
    assertTrue(english.hasMark());
    assertArrayEquals("EUR".getBytes(StandardCharsets.US_ASCII), english.currency());
    assertTrue(parse(english, "inr 5"));
    assertArrayEquals("INR".getBytes(StandardCharsets.US_ASCII), english.currency());
    assertTrue(parse(english, "$ 5"));
    assertTrue(english.hasMark());
    assertNull(english.currency());
    assertTrue(parse(english, "5"));
    assertFalse(english.hasMark());
    assertNull(english.currency());
  }

  @Test
  void readsWhatJavaFormatsInAllLocalesWithAsciiDigits() {
    Random random = new Random(5);
    int checked = 0;
    for (Locale locale : Locale.getAvailableLocales()) {
      DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
      DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
      String decimal = String.valueOf(symbols.getDecimalSeparator());
      String grouping = grouping(symbols.getGroupingSeparator());
      boolean supported =
          symbols.getZeroDigit() == '0'
              && List.of(".", ",").contains(decimal)
              && grouping != null
              && !grouping.equals(decimal)
              && format.getGroupingSize() == 3
              && symbols.getMinusSign() != '\u200e';
      if (!supported) {
        continue;
      }
      checked++;
      format.setMaximumFractionDigits(12);
      DecimalParser parser = new DecimalParser(decimal, grouping);
      for (int i = 0; i < 50; i++) {
        BigDecimal number =
            new BigDecimal(new BigInteger(random.nextInt(90) + 1, random), random.nextInt(10));
        number = random.nextBoolean() ? number.negate() : number;
        // A bidirectional mark before the minus sign is markup, not a part of the number.
        String text = format.format(number).replaceAll("[\u200e\u200f\u061c]", "");
        assertTrue(parse(parser, text), locale + " " + text);
        assertEquals(0, number.compareTo(value.toBigDecimal()), locale + " " + text);
      }
    }
    assertTrue(checked > 400, "only " + checked + " locales");
  }

  @Test
  void readsCurrencyFormatsOfTheUsualLocales() {
    for (String tag :
        List.of(
            "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-BR", "pl-PL",
            "sv-SE", "da-DK", "nb-NO", "cs-CZ", "tr-TR", "ja-JP", "ko-KR", "en-ZA", "de-CH",
            "hu-HU")) {
      Locale locale = Locale.forLanguageTag(tag);
      DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
      DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
      DecimalParser parser =
          new DecimalParser(
              String.valueOf(symbols.getMonetaryDecimalSeparator()),
              grouping(symbols.getMonetaryGroupingSeparator()));
      for (BigDecimal number : List.of(new BigDecimal("1234567"), new BigDecimal("-12"))) {
        String text = format.format(number).replaceAll("[\u200e\u200f\u061c]", "");
        assertTrue(parse(parser, text), tag + " " + text);
        assertEquals(0, number.compareTo(value.toBigDecimal()), tag + " " + text);
      }
    }
  }

  @Test
  void readsIndianGroups() {
    Random random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      long number = random.nextLong() >>> random.nextInt(63) >>> 1;
      assertTrue(parse(english, "₹ " + indian(number)), indian(number));
      assertEquals(number, value.toBigDecimal().longValueExact());
    }
  }

  @Test
  void neverReadsTheSameTextDifferentlyInTheOtherStyle() {
    // Where both styles accept a text, both must mean the same number, or one of them is a guess.
    Random random = new Random(6);
    String letters = "0123456789.,- ";
    int both = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      boolean inEnglish = parse(new DecimalParser(".", ""), text.toString());
      String first = value.toString();
      if (inEnglish && parse(new DecimalParser(",", ""), text.toString())) {
        assertEquals(first, value.toString(), text.toString());
        both++;
      }
    }
    assertTrue(both > 1_000, "only " + both);
  }

  @Test
  void knowsEveryCurrencyCode() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() >= 0) {
        assertTrue(parse(english, currency.getCurrencyCode() + " 1.5"));
        assertTrue(parse(english, "1.5" + currency.getCurrencyCode()));
      }
    }
  }

  private boolean parse(DecimalParser parser, String text) {
    Slice slice = new Slice();
    slice.set(text);
    return parser.parse(slice, value);
  }

  private static String grouping(char separator) {
    return switch (separator) {
      case ',', '.', ' ', '\'' -> String.valueOf(separator);
      case '\u00a0', '\u202f' -> " ";
      case '’' -> "'";
      default -> null;
    };
  }

  private static String indian(long number) {
    String digits = Long.toString(number);
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int left = digits.length() - i;
      if (i > 0 && (left == 3 || (left > 3 && left % 2 == 1))) {
        grouped.append(',');
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }
}
