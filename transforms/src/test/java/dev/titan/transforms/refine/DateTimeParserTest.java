package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.MappingException;
import dev.titan.transforms.record.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimeParserTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  private final DateTimeValue value = new DateTimeValue();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO|2026-03-04|2026-03-03T23:00:00Z|2026-03-04",
        "EPOCH_MILLIS|/Date(1772643600000+0000)/|2026-03-04T17:00:00Z|2026-03-04",
        "EPOCH_MILLIS|/Date(1772643600000)/|2026-03-04T17:00:00Z|2026-03-04",
        "ISO|20260304|2026-03-03T23:00:00Z|2026-03-04",
        "ISO|2026-03-04T17:30|2026-03-04T16:30:00Z|2026-03-04",
        "ISO|2026-03-04 17:30:15|2026-03-04T16:30:15Z|2026-03-04",
        "ISO|2026-03-04T17:30:15.5|2026-03-04T16:30:15.500Z|2026-03-04",
        "ISO|2026-03-04T17:30:15,123456789Z|2026-03-04T17:30:15.123456Z|2026-03-04",
        "ISO|2026-03-04T23:30:00Z|2026-03-04T23:30:00Z|2026-03-05",
        "ISO|2026-03-04T23:30:00+05:30|2026-03-04T18:00:00Z|2026-03-04",
        "ISO|2026-03-04T23:30:00 +0530|2026-03-04T18:00:00Z|2026-03-04",
        "ISO|2026-03-04T23:30:00-08|2026-03-05T07:30:00Z|2026-03-05",
        "ISO|20260304T173000Z|2026-03-04T17:30:00Z|2026-03-04",
        "ISO|2026-03-04T17:30+01:00[Europe/Berlin]|2026-03-04T16:30:00Z|2026-03-04",
        "ISO|2026-03-04 17:30:00 UTC|2026-03-04T17:30:00Z|2026-03-04",
        "ISO|2026-03-04T24:00|2026-03-04T23:00:00Z|2026-03-05",
        // The clocks change on these days, so that they end 23 and 25 hours after they began.
        "ISO|2026-03-29T24:00|2026-03-29T22:00:00Z|2026-03-30",
        "ISO|2026-10-25T24:00|2026-10-25T23:00:00Z|2026-10-26",
        "ISO|2026-12-31T24:00:00Z|2027-01-01T00:00:00Z|2027-01-01",
        "ISO|2026-12-31T23:59:60Z|2026-12-31T23:59:59.999999Z|2027-01-01",
        "EPOCH_SECONDS|1700000000|2023-11-14T22:13:20Z|2023-11-14",
        "EPOCH_SECONDS|1700000000.25|2023-11-14T22:13:20.250Z|2023-11-14",
        "EPOCH_SECONDS|1.7e9|2023-11-14T22:13:20Z|2023-11-14",
        "EPOCH_MILLIS|1700000000123|2023-11-14T22:13:20.123Z|2023-11-14",
        "EPOCH_MICROS|1700000000123456|2023-11-14T22:13:20.123456Z|2023-11-14",
        "EPOCH_SECONDS|-1|1969-12-31T23:59:59Z|1970-01-01",
        "EXCEL_SERIAL|46085|2026-03-03T23:00:00Z|2026-03-04",
        "EXCEL_SERIAL|46085.7291666667|2026-03-04T16:30:00Z|2026-03-04",
        "EXCEL_SERIAL|1|1899-12-31T23:00:00Z|1900-01-01",
        "dd.MM.yyyy|04.03.2026|2026-03-03T23:00:00Z|2026-03-04",
        "dd/MM/yyyy HH:mm|04/03/2026 17:30|2026-03-04T16:30:00Z|2026-03-04",
        "MM/dd/yyyy h:mm a|03/04/2026 5:30 PM|2026-03-04T16:30:00Z|2026-03-04",
        "MM/dd/yyyy h:mm a|03/04/2026 12:30 am|2026-03-03T23:30:00Z|2026-03-04",
        "MM/dd/yyyy h:mm a|03/04/2026 12:30 p.m.|2026-03-04T11:30:00Z|2026-03-04",
        "d MMM yyyy|4 Mar 2026|2026-03-03T23:00:00Z|2026-03-04",
        "d MMM yyyy|4 MARCH 2026|2026-03-03T23:00:00Z|2026-03-04",
        "MMM d, yyyy|Sept 4, 2026|2026-09-03T22:00:00Z|2026-09-04",
        "EEE, d MMM yyyy HH:mm:ss Z|Wed, 4 Mar 2026 17:30:00 +0000|2026-03-04T17:30:00Z|2026-03-04",
        "dd.MM.yy|04.03.69|2069-03-03T23:00:00Z|2069-03-04",
        "dd.MM.yy|04.03.70|1970-03-03T23:00:00Z|1970-03-04",
        "yyyyMMddHHmmss|20260304173000|2026-03-04T16:30:00Z|2026-03-04",
        "yyyy-MM-dd'T'HH:mm:ssXXX|2026-03-04T17:30:00+01:00|2026-03-04T16:30:00Z|2026-03-04",
        "yyyy-MM-dd['T'HH:mm]|2026-03-04|2026-03-03T23:00:00Z|2026-03-04",
        "yyyy-MM-dd['T'HH:mm]|2026-03-04T17:30|2026-03-04T16:30:00Z|2026-03-04",
        "ppdd.ppMM.yy|04.03.69|2069-03-03T23:00:00Z|2069-03-04",
        "ppd.ppM.ppyy|14. 3.70|1970-03-13T23:00:00Z|1970-03-14",
        "dd.MM.yy HH:mm VV|04.03.99 17:30 America/New_York|1999-03-04T22:30:00Z|1999-03-04"
      })
  void readsTheUsualFormats(String pattern, String text, Instant instant, LocalDate day) {
    assertTrue(parse(pattern, text, BERLIN), text);
    assertEquals(instant, Instant.EPOCH.plus(value.epochMicros(), ChronoUnit.MICROS));
    assertEquals(day, LocalDate.ofEpochDay(value.epochDay()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO|2026-02-29",
        "ISO|2026-13-01",
        "ISO|2026-3-4",
        "ISO|0000-01-01",
        "ISO|10000-01-01",
        "ISO|2026-03-04T25:00",
        "ISO|2026-03-04T24:01",
        "ISO|9999-12-31T24:00Z",
        "ISO|2026-03-04T17:60",
        "ISO|2026-03-04T",
        "ISO|2026-03-04T17:30+19:00",
        "ISO|2026-03-04x",
        "ISO|2026-0304",
        "ISO|202603",
        "ISO|",
        "ISO|0001-01-01T00:00+02:00",
        "ISO|2026-03-04T17:30:00.1234567890",
        "EPOCH_SECONDS|abc",
        "EPOCH_SECONDS|1e300",
        "EPOCH_SECONDS|999999999999",
        "EXCEL_SERIAL|0",
        "EXCEL_SERIAL|60",
        "EXCEL_SERIAL|-5",
        "EXCEL_SERIAL|99999999",
        "dd.MM.yyyy|31.02.2026",
        "dd.MM.yyyy|4.3.2026",
        "dd.MM.yyyy|04.03.26",
        "d MMM yyyy|4 Foo 2026",
        "h:mm a dd.MM.yyyy|13:00 PM 04.03.2026",
        "EEE d.M.yyyy|Mon 4.3.2026",
        "yyyy-MM-dd['T'HH:mm]|2026-02-30"
      })
  void refusesWhatIsNoSuchDate(String pattern, String text) {
    assertFalse(parse(pattern, text == null ? "" : text, BERLIN), text);
  }

  @Test
  void readsMonthsInOtherLanguages() {
    DateTimeParser german = new DateTimeParser(List.of("d. MMM yyyy"), null, "de");
    for (String text : List.of("4. Okt 2026", "4. Okt. 2026", "4. Oktober 2026", "4. OKT 2026")) {
      assertTrue(german.parse(slice(text), new ZoneOffsets(BERLIN), value), text);
      assertEquals(LocalDate.of(2026, 10, 4).toEpochDay(), value.epochDay());
    }
    DateTimeParser dotted = new DateTimeParser(List.of("dd.MMM.yyyy"), null, "de");
    assertTrue(
        dotted.parse(slice("04.Mrz.2026"), new ZoneOffsets(BERLIN), value)
            || dotted.parse(slice("04.Mär.2026"), new ZoneOffsets(BERLIN), value));
    DateTimeParser french = new DateTimeParser(List.of("d MMMM yyyy"), null, "fr");
    for (String text : List.of("4 février 2026", "4 fevrier 2026", "4 févr. 2026")) {
      assertTrue(french.parse(slice(text), new ZoneOffsets(BERLIN), value), text);
      assertEquals(LocalDate.of(2026, 2, 4).toEpochDay(), value.epochDay());
    }
  }

  @Test
  void takesTheFirstPatternThatFits() {
    DateTimeParser parser = new DateTimeParser(List.of("dd/MM/yyyy", "MM/dd/yyyy"), null, "en");
    assertTrue(parser.parse(slice("03/04/2026"), new ZoneOffsets(BERLIN), value));
    assertEquals(LocalDate.of(2026, 4, 3).toEpochDay(), value.epochDay());
    assertTrue(parser.parse(slice("03/14/2026"), new ZoneOffsets(BERLIN), value));
    assertEquals(LocalDate.of(2026, 3, 14).toEpochDay(), value.epochDay());
  }

  @Test
  void prefersTheValuesOffsetThenItsOwnZoneThenTheLocations() {
    DateTimeParser parser = new DateTimeParser(List.of("ISO"), "America/New_York", "en");
    ZoneOffsets place = new ZoneOffsets(KOLKATA);
    assertTrue(parser.parse(slice("2026-03-04T12:00:00Z"), place, value));
    assertEquals("2026-03-04T12:00:00Z", value.toString());
    assertTrue(parser.parse(slice("2026-03-04T20:00:00"), place, value));
    assertEquals("2026-03-05T01:00:00Z", value.toString());
    assertEquals(LocalDate.of(2026, 3, 5).toEpochDay(), value.epochDay());
    // A mere date is a day of the location.
    assertTrue(parser.parse(slice("2026-03-04"), place, value));
    assertTrue(value.dateOnly());
    assertEquals(LocalDate.of(2026, 3, 4).toEpochDay(), value.epochDay());
    assertEquals(
        Instant.parse("2026-03-03T18:30:00Z"),
        Instant.EPOCH.plus(value.epochMicros(), ChronoUnit.MICROS));
  }

  @Test
  void movesTimesInAGapForwardAndTakesTheEarlierOfTwo() {
    assertTrue(parse("ISO", "2026-03-29T02:30", BERLIN));
    assertEquals("2026-03-29T01:30:00Z", value.toString());
    assertTrue(parse("ISO", "2026-10-25T02:30", BERLIN));
    assertEquals("2026-10-25T00:30:00Z", value.toString());
    // In Brazil the clocks once skipped midnight itself.
    assertTrue(parse("ISO", "2018-11-04", ZoneId.of("America/Sao_Paulo")));
    assertEquals("2018-11-04", value.toString());
    assertEquals(
        Instant.parse("2018-11-04T03:00:00Z").getEpochSecond() * 1_000_000, value.epochMicros());
  }

  @Test
  void agreesWithJavaOnRandomLocalTimesInManyZones() {
    Random random = new Random(3);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");
    DateTimeParser parser = new DateTimeParser(List.of("dd.MM.yyyy HH:mm:ss"), null, "en");
    for (String id :
        List.of(
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "UTC",
            "Pacific/Apia",
            "Africa/Casablanca",
            "America/Sao_Paulo",
            "+03:00",
            "Asia/Tehran")) {
      ZoneId zone = ZoneId.of(id);
      ZoneOffsets place = new ZoneOffsets(zone);
      for (int i = 0; i < 5_000; i++) {
        long second = random.nextInt() + 500_000_000L + (long) random.nextInt(1_500_000_000);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, java.time.ZoneOffset.UTC);
        assertTrue(parser.parse(slice(local.format(format)), place, value));
        Instant expected = local.atZone(zone).toInstant();
        String what = id + " " + local;
        assertEquals(expected.getEpochSecond() * 1_000_000, value.epochMicros(), what);
        assertEquals(expected.atZone(zone).toLocalDate().toEpochDay(), value.epochDay(), what);
      }
    }
  }

  @Test
  void fastPatternsAgreeWithTheFormatter() {
    Random random = new Random(4);
    ZoneOffsets place = new ZoneOffsets(BERLIN);
    DateTimeValue other = new DateTimeValue();
    for (String pattern :
        List.of(
            "dd.MM.yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy HH:mm",
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yyMMdd",
            "dd-MMM-yyyy",
            "MMM d, yyyy h:mm a",
            "EEEE, d MMMM yyyy",
            "yyyyMMdd'T'HHmmssX",
            "dd.MM.yy HH:mm")) {
      PatternTime fast = PatternTime.compile(pattern, Locale.ENGLISH);
      FormatterTime slow = FormatterTime.compile(pattern, Locale.ENGLISH);
      DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
      int read = 0;
      for (int i = 0; i < 3_000; i++) {
        String text =
            Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)).atZone(BERLIN).format(writer);
        if (random.nextInt(3) == 0) {
          text = damage(text, random);
        }
        if (text.isEmpty()) {
          continue;
        }
        boolean expected = slow.parse(slice(text), null, place, other);
        boolean found = fast.parse(slice(text), null, place, value);
        if (expected) {
          assertTrue(found, pattern + " " + text);
          assertEquals(other.epochMicros(), value.epochMicros(), pattern + " " + text);
          assertEquals(other.epochDay(), value.epochDay(), pattern + " " + text);
          read++;
        }
      }
      assertTrue(read > 1_500, pattern + " read " + read);
    }
  }

  @Test
  void refusesBrokenPatternsAndZones() {
    assertThrows(
        MappingException.class, () -> new DateTimeParser(List.of("yyyy-QQQQQQQ"), null, "en"));
    assertThrows(
        MappingException.class, () -> new DateTimeParser(List.of("ISO"), "Mars/Base", "en"));
  }

  private static String damage(String text, Random random) {
    int at = random.nextInt(text.length());
    String replacement = "0123456789./-: aZ".charAt(random.nextInt(17)) + "";
    return (text.substring(0, at) + replacement + text.substring(at + 1)).strip();
  }

  private boolean parse(String pattern, String text, ZoneId zone) {
    return new DateTimeParser(List.of(pattern), null, "en")
        .parse(slice(text), new ZoneOffsets(zone), value);
  }

  private static Slice slice(String text) {
    Slice slice = new Slice();
    slice.set(text);
    return slice;
  }
}
