package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ParsePosition;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateColumnTest {
  private static DateColumn column(String... texts) {
    DateColumn column = new DateColumn();
    for (String text : texts) {
      DateText date = DateText.of(text);
      assertNotNull(date, text);
      column.add(date, text);
    }
    return column;
  }

  /** Whatever pattern a column was written with, the patterns that are found read it back. */
  @ParameterizedTest
  @CsvSource({
    "dd.MM.yyyy, de",
    "d.M.yyyy, de",
    "dd/MM/yyyy HH:mm, en",
    "MM/dd/yyyy h:mm a, en",
    "M/d/yy, en",
    "yyyy-MM-dd HH:mm:ss, en",
    "yyyy/MM/dd, en",
    "dd-MMM-yyyy, en",
    "d MMM yyyy, en",
    "MMMM d yyyy, en",
    "d. MMMM yyyy, de",
    "d MMMM yyyy, fr",
    "dd-MM-yyyy HH:mm, en",
    "yyyy-MM-dd HH:mm:ss.SSS, en",
    "d MMMM yyyy, es"
  })
  void findsPatternsThatReadTheValues(String pattern, String language) {
    DateTimeFormatter writer =
        DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language));
    Random random = new Random(pattern.hashCode());
    String[] texts = new String[60];
    LocalDateTime[] times = new LocalDateTime[texts.length];
    for (int i = 0; i < texts.length; i++) {
      times[i] = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
      texts[i] = writer.format(times[i]);
    }

    DateColumn column = column(texts);
    DateColumn.Order order = column.ownOrder();
    List<String> patterns = column.patterns(order);

    assertTrue(column.isRegular());
    assertTrue(order != DateColumn.Order.OPEN && order != DateColumn.Order.CONFLICT);
    assertFalse(patterns.isEmpty());
    for (int i = 0; i < texts.length; i++) {
      TemporalAccessor read = read(texts[i], patterns, column.language());
      assertEquals(times[i].getDayOfMonth(), read.get(ChronoField.DAY_OF_MONTH), texts[i]);
      assertEquals(times[i].getMonthValue(), read.get(ChronoField.MONTH_OF_YEAR), texts[i]);
    }
  }

  private static TemporalAccessor read(String text, List<String> patterns, String language) {
    for (String pattern : patterns) {
      DateTimeFormatter reader =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .toFormatter(Locale.forLanguageTag(language));
      ParsePosition end = new ParsePosition(0);
      if (reader.parseUnresolved(text, end) != null && end.getIndex() == text.length()) {
        return reader.parse(text);
      }
    }
    throw new AssertionError(text + " is not read by " + patterns);
  }

  @Test
  void triesBothWidthsWhereNoneShows() {
    assertEquals(
        List.of("dd/MM/yyyy", "d/M/yyyy"),
        column("25/10/2026", "13/11/2026").patterns(DateColumn.Order.DAY_FIRST));
    assertEquals(
        List.of("d/M/yyyy"),
        column("5/10/2026", "13/11/2026").patterns(DateColumn.Order.DAY_FIRST));
  }

  @Test
  void keepsTheZoneThatIsNamed() {
    assertEquals("UTC", column("2026-11-01 10:00:00 UTC").zone());
    assertNull(column("2026-11-01 10:00:00").zone());
    assertFalse(column("2026-11-01 10:00:00 UTC", "2026-11-01 10:00:00").isRegular());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01",
        "2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00.123+05:30",
        "01.11.2026",
        "1/11/26",
        "20261101",
        "1 Nov 2026",
        "Nov 1, 2026",
        "10:30",
        "9:05 pm",
        "2026-11-01 10:30 +0100"
      })
  void seesDates(String text) {
    assertNotNull(DateText.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12.50",
        "1.234.567",
        "2026-13-01",
        "32/01/2026",
        "25:00",
        "hello",
        "10.0.0.1",
        "+49 40 123456",
        "2026",
        "13/13/2026",
        "A-2026-11"
      })
  void seesWhatIsNone(String text) {
    assertNull(DateText.of(text));
  }
}
