package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DecimalParser;
import dev.titan.transforms.refine.DecimalValue;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalColumnTest {
  private static final NumberReader READER = new NumberReader();

  private static DecimalColumn column(String... texts) {
    DecimalColumn column = new DecimalColumn();
    for (String text : texts) {
      column.add(READER.text(text));
    }
    return column;
  }

  /** What people of many places write is read as they mean it, or left open. */
  @Test
  void readsColumnsOfManyLocales() {
    Random random = new Random(11);
    List<Locale> locales =
        List.of(
            Locale.US,
            Locale.UK,
            Locale.GERMANY,
            Locale.FRANCE,
            Locale.ITALY,
            Locale.forLanguageTag("de-CH"),
            Locale.forLanguageTag("en-IN"),
            Locale.forLanguageTag("pt-BR"),
            Locale.forLanguageTag("nl-NL"));
    for (int round = 0; round < 500; round++) {
      Locale locale = locales.get(random.nextInt(locales.size()));
      DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
      format.setMinimumFractionDigits(random.nextInt(4));
      format.setMaximumFractionDigits(3);
      DecimalColumn column = new DecimalColumn();
      BigDecimal[] values = new BigDecimal[1 + random.nextInt(8)];
      NumberText[] texts = new NumberText[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, random.nextInt(4));
        texts[i] = READER.text(format.format(values[i]));
        assertNotNull(texts[i], format.format(values[i]));
        column.add(texts[i]);
      }
      if (column.state((char) 0, false) == DecimalColumn.State.SETTLED) {
        char sign = column.style((char) 0, false).sign();
        assertEquals(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator(), sign);
        for (int i = 0; i < values.length; i++) {
          assertEquals(values[i].doubleValue(), texts[i].value(sign), 1e-9);
        }
      }
    }
  }

  @Test
  void knowsWhatItCannotKnow() {
    assertEquals(DecimalColumn.State.OPEN, column("1.234", "5.000").state((char) 0, false));
    assertEquals(DecimalColumn.State.SETTLED, column("1.234", "5.000").state((char) 0, true));
    assertEquals(new DecimalStyle(",", "."), column("1.234", "5.000").style((char) 0, true));
    assertEquals(new DecimalStyle(".", ","), column("1,234", "5,000").style((char) 0, true));
    assertEquals(DecimalColumn.State.SETTLED, column("1.234", "5.000").state(',', false));
    assertEquals(DecimalColumn.State.CONFLICT, column("1.5", "1,5").state((char) 0, false));
    assertEquals(DecimalColumn.State.CONFLICT, column("1.234", "1,234").state((char) 0, false));
    assertEquals(DecimalColumn.State.INTEGERS, column("1", "1234").state((char) 0, false));
    assertEquals(DecimalColumn.State.SETTLED, column("0.125").state((char) 0, false));
    assertEquals(DecimalColumn.State.SETTLED, column("1234,567").state((char) 0, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.50",
        "-12.50",
        "12.50-",
        "(12.50)",
        "€ 12.50",
        "12,50 €",
        "USD 12.50",
        "$12",
        "Rs. 500",
        ".50",
        "+3",
        "1 234,50",
        "1'234.50"
      })
  void seesNumbers(String text) {
    assertNotNull(READER.text(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "12 kg",
        "Item 2",
        "INV-7",
        "2026-11-01",
        "10:30",
        "1..2",
        "12%",
        "1-2",
        "a1b2"
      })
  void seesWhatIsNone(String text) {
    assertNull(READER.text(text));
  }

  /** What a column is settled on is what the refinery then reads, value by value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1.234|12,50;1234|12.5",
        "1.234|12.50;1.234|12.5",
        "1,20,000.50|12;120000.5|12",
        "1 234|5,25|(3,00);1234|5.25|-3",
        "1'234.50 CHF|7.00 CHF;1234.5|7",
        "12,50-|€ 3,00|1.200,-;-12.5|3|1200"
      })
  void settlesOnAStyleThatTheRefineryReads(String texts, String expected) {
    DecimalColumn column = column(texts.split("\\|"));
    assertEquals(DecimalColumn.State.SETTLED, column.state((char) 0, false));
    DecimalStyle style = column.style((char) 0, false);
    DecimalParser parser = new DecimalParser(style.decimal(), style.grouping());
    DecimalValue value = new DecimalValue();
    Slice slice = new Slice();
    List<String> read = new ArrayList<>();
    for (String text : texts.split("\\|")) {
      slice.set(text);
      assertTrue(parser.parse(slice, value), text);
      read.add(value.toString());
    }
    assertEquals(expected, String.join("|", read));
  }

  @Test
  void takesForNoNumberWhatTheRefineryRefuses() {
    assertNull(READER.text("+49 40 123456"), "groups of two and six digits");
    assertNull(READER.text("1.234.5"));
    assertNull(READER.json("1e999999999"), "a bomb of an exponent");
    assertEquals(1500, READER.json("1.5e3").value(','), "JSON has one decimal sign");
  }

  @Test
  void readsSigns() {
    assertEquals(-12.5, READER.text("(12.50)").value('.'));
    assertEquals(-12.5, READER.text("12,50-").value(','));
    assertEquals(0.5, READER.text(".50").value('.'));
  }
}
