package dev.titan.transforms.refine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.titan.transforms.record.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates and times against java.time. */
final class DateTimeFuzzTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  /** A point without a fraction, which java.time takes and ISO 8601 does not. */
  private static final Pattern BARE_POINT = Pattern.compile("\\.(?!\\d)");

  private static final Pattern PADDED = Pattern.compile("(?<!\\d)0\\d\\d");
  private static final List<String> PATTERNS =
      List.of(
          "dd.MM.yyyy HH:mm:ss",
          "d/M/yyyy",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "dd-MMM-yyyy",
          "MMM d, yyyy h:mm a",
          "yyyyMMdd'T'HHmmssX");

  private final ZoneOffsets place = new ZoneOffsets(ZONE);
  private final DateTimeValue value = new DateTimeValue();
  private final DateTimeValue other = new DateTimeValue();
  private final DateTimeParser iso = new DateTimeParser(List.of("ISO"), null, "en");
  private final List<DateTimeParser> numbers =
      Stream.of("EPOCH_SECONDS", "EPOCH_MILLIS", "EPOCH_MICROS", "EXCEL_SERIAL")
          .map(name -> new DateTimeParser(List.of(name), null, "en"))
          .toList();
  private final List<PatternTime> fast =
      PATTERNS.stream().map(pattern -> PatternTime.compile(pattern, Locale.ENGLISH)).toList();
  private final List<FormatterTime> slow =
      PATTERNS.stream().map(pattern -> FormatterTime.compile(pattern, Locale.ENGLISH)).toList();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "2026-03-29T02:30:00",
            "2026-10-25T02:30:00.123456789+05:30",
            "2024-02-29",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999Z",
            "04.03.2026 17:30:59",
            "4/3/2026",
            "04-Mar-2026",
            "Mar 4, 2026 5:30 PM",
            "20260304T173059+0530",
            "1772640000",
            "46085.75",
            "-62135596800000")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void agreesWithJavaTime(byte[] bytes) {
    Slice text = new Slice();
    text.set(bytes, 0, bytes.length);
    iso(text);
    for (DateTimeParser parser : numbers) {
      if (parser.parse(text, place, value)) {
        inRange();
      }
    }
    for (int i = 0; i < PATTERNS.size(); i++) {
      pattern(i, text);
    }
  }

  private void iso(Slice text) {
    boolean read = iso.parse(text, place, value);
    if (read) {
      inRange();
    }
    Instant expected = java(text.toString());
    boolean bare = BARE_POINT.matcher(text.toString()).find();
    if (expected != null && !bare) {
      int year = expected.atZone(ZONE).getYear();
      if (year > 1 && year < 9999) {
        assertTrue(read, "refused what java.time reads");
        assertEquals(micros(expected), value.epochMicros());
        assertEquals(expected.atZone(ZONE).toLocalDate().toEpochDay(), value.epochDay());
      }
    }
  }

  private void pattern(int index, Slice text) {
    Slice trimmed = new Slice();
    trimmed.set(text.bytes, text.start, text.end);
    if (trimmed.trim().isEmpty() || trimmed.length() > 100) {
      return;
    }
    boolean read = fast.get(index).parse(trimmed, null, place, value);
    if (read) {
      inRange();
    }
    // A formatter takes any number of zeros in front of a day; nobody writes them.
    boolean padded = PADDED.matcher(trimmed.toString()).find();
    if (!padded && slow.get(index).parse(trimmed, null, place, other)) {
      assertTrue(read, PATTERNS.get(index) + " refused what java.time reads");
      assertEquals(other.epochMicros(), value.epochMicros(), PATTERNS.get(index));
      assertEquals(other.epochDay(), value.epochDay(), PATTERNS.get(index));
    }
  }

  /** A day that fits its moment: they are apart by the offset of a zone at most. */
  private void inRange() {
    LocalDate day = LocalDate.ofEpochDay(value.epochDay());
    assertTrue(day.getYear() >= 0 && day.getYear() <= 10_000, "the year " + day.getYear());
    long fromMidnight = value.epochMicros() - value.epochDay() * MICROS_OF_DAY;
    assertTrue(fromMidnight > -MICROS_OF_DAY && fromMidnight < 2 * MICROS_OF_DAY, "day and moment");
  }

  private static Instant java(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      // Perhaps without an offset.
    }
    try {
      return LocalDateTime.parse(text).atZone(ZONE).toInstant();
    } catch (DateTimeException e) {
      // Perhaps a date.
    }
    try {
      return LocalDate.parse(text).atStartOfDay(ZONE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
