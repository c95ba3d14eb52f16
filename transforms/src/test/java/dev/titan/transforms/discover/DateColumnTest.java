package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.transforms.record.Slice;
import dev.titan.transforms.refine.DateTimeParser;
import dev.titan.transforms.refine.DateTimeValue;
import dev.titan.transforms.refine.ZoneOffsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateColumnTest {
  private static final DateReader READER = new DateReader();

  private static DateColumn column(String... texts) {
    DateColumn column = new DateColumn();
    for (String text : texts) {
      WrittenDate date = READER.read(text);
      assertNotNull(date, text);
      column.add(date);
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
    "d MMMM yyyy, es",
    "d MMMM yyyy, sv",
    "d MMMM yyyy, pl",
    "d MMMM yyyy, id",
    "yyyy年M月d日, ja",
    "yyyy年MM月dd日 HH:mm, zh",
    "d 'de' MMMM 'de' yyyy, es",
    "d 'de' MMMM 'de' yyyy, pt",
    "dd/MM/yyyy - HH:mm, en",
    "yyyy/MM/dd'T'HH:mm, en",
    "EEE dd/MM/yyyy, en",
    "EEE d MMM yyyy HH:mm, en"
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
    DateTimeParser parser = new DateTimeParser(patterns, null, column.language());
    DateTimeValue value = new DateTimeValue();
    Slice slice = new Slice();
    ZoneOffsets utc = new ZoneOffsets(ZoneOffset.UTC);
    for (int i = 0; i < texts.length; i++) {
      slice.set(texts[i]);
      assertTrue(parser.parse(slice, utc, value), texts[i] + " is not read by " + patterns);
      assertEquals(times[i].toLocalDate().toEpochDay(), value.epochDay(), texts[i]);
    }
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
  void leavesOutDaysThatNoCalendarHas() {
    assertEquals(DateColumn.Order.MONTH_FIRST, column("02/28/2026", "2/3/2026").ownOrder());
    assertEquals(
        DateColumn.Order.DAY_FIRST, column("31/1/2026").ownOrder(), "there is no month 31");
    assertEquals(
        DateColumn.Order.MONTH_FIRST,
        column("2/29/2024").ownOrder(),
        "in a leap year only, and with the month first");
  }

  @Test
  void knowsATimeByItsTimeAndNotByALetter() {
    assertFalse(column("1 OCT 2026", "2 OCT 2026").hasTime());
    assertTrue(column("2026-10-01T08:00").hasTime());
  }

  @Test
  void findsTheLanguageThatReadsAllMonths() {
    assertEquals("en", column("1 Nov 2026", "2 Dec 2026").language());
    assertEquals("de", column("1 Nov 2026", "2 Dez 2026").language());
    assertNull(column("1 Dec 2026", "2 Dez 2026").language());
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
    assertNotNull(READER.read(text));
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
        "A-2026-11",
        "0000-00-00",
        "31.02.2026",
        "2026-02-29",
        "29/02/2025",
        "12 Foo 2026",
        "2026-11-01T25:00",
        "13:05 pm",
        "31 Nov 2026"
      })
  void seesWhatIsNone(String text) {
    assertNull(READER.read(text));
  }
}
