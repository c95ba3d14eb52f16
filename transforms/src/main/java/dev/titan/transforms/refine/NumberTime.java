package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Times that are written as a number: Unix epochs and the day numbers of spreadsheets. */
final class NumberTime implements DateFormat {
  /** 1899-12-30: day 0 of the 1900 system for all serials from 61 (1 March 1900) on. */
  private static final long EXCEL_EPOCH_DAY = -25_569;

  /** Excel counts a 29 February 1900 that never was; before it, serials are one day short. */
  private static final long EXCEL_FIRST_TRUE_SERIAL = 61;

  private static final int EXCEL_PHANTOM_DAY = 60;
  private static final long MILLIS_PER_DAY = 86_400_000;

  /** Microseconds of a millisecond, as a power of ten. */
  private static final int MILLIS = 3;

  private final int microsPower;
  private final boolean excel;

  /** How ASP.NET writes a time in JSON: {@code /Date(1763164800000+0000)/}, always in UTC. */
  private static final byte[] DOT_NET = "/Date(".getBytes(StandardCharsets.US_ASCII);

  private final DecimalValue number = new DecimalValue();
  private final Slice inner = new Slice();
  private final CivilTime civil = new CivilTime();

  private NumberTime(int microsPower, boolean excel) {
    this.microsPower = microsPower;
    this.excel = excel;
  }

  /** The format that the word in a mapping names, or null if it names none. */
  static NumberTime named(String word) {
    return switch (word) {
      case "EPOCH_SECONDS" -> new NumberTime(6, false);
      case "EPOCH_MILLIS" -> new NumberTime(MILLIS, false);
      case "EPOCH_MICROS" -> new NumberTime(0, false);
      case "EXCEL_SERIAL" -> new NumberTime(0, true);
      default -> null;
    };
  }

  @Override
  public boolean parse(Slice text, ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    if (!number.parseJson(isDotNet(text) ? inner : text)) {
      return false;
    }
    return excel ? serial(zone, place, out) : epoch(place, out);
  }

  /** Puts what is between the parentheses, without the offset, into {@link #inner}. */
  private boolean isDotNet(Slice text) {
    if (microsPower != MILLIS || text.length() <= DOT_NET.length + 2) {
      return false;
    }
    boolean closed = text.bytes[text.end - 2] == ')' && text.bytes[text.end - 1] == '/';
    int start = text.start + DOT_NET.length;
    if (!closed || !Arrays.equals(text.bytes, text.start, start, DOT_NET, 0, DOT_NET.length)) {
      return false;
    }
    int end = start + 1;
    while (end < text.end - 2 && text.bytes[end] >= '0' && text.bytes[end] <= '9') {
      end++;
    }
    inner.set(text.bytes, start, end);
    return true;
  }

  private boolean epoch(ZoneOffsets place, DateTimeValue out) {
    number.scaleByPowerOfTen(microsPower);
    // Rounding towards the past keeps a fraction of a microsecond inside its second and its day.
    long micros = floorToLong(number);
    long seconds = Math.floorDiv(micros, 1_000_000L);
    if (seconds < CivilTime.FIRST_SECOND || seconds > CivilTime.LAST_SECOND) {
      return false;
    }
    out.epochMicros = micros;
    out.epochDay = CivilTime.day(seconds, place);
    out.dateOnly = false;
    return true;
  }

  private boolean serial(ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    // Spreadsheets keep a time as a binary fraction of a day: milliseconds are all that is meant.
    BigDecimal millisOfAll = number.toBigDecimal().multiply(BigDecimal.valueOf(MILLIS_PER_DAY));
    if (number.signum() <= 0 || millisOfAll.precision() - millisOfAll.scale() > 15) {
      return false;
    }
    long millis = millisOfAll.setScale(0, RoundingMode.HALF_UP).longValueExact();
    long days = Math.floorDiv(millis, MILLIS_PER_DAY);
    long rest = millis - days * MILLIS_PER_DAY;
    if (days == EXCEL_PHANTOM_DAY || days < 1) {
      return false;
    }
    long day = days + EXCEL_EPOCH_DAY + (days < EXCEL_FIRST_TRUE_SERIAL ? 1 : 0);
    LocalDate date = LocalDate.ofEpochDay(day);
    civil.clear();
    civil.year = date.getYear();
    civil.month = date.getMonthValue();
    civil.day = date.getDayOfMonth();
    civil.hasTime = rest != 0;
    civil.hour = (int) (rest / 3_600_000);
    civil.minute = (int) (rest / 60_000 % 60);
    civil.second = (int) (rest / 1000 % 60);
    civil.micros = (int) (rest % 1000) * 1000;
    return civil.resolve(zone, place, out);
  }

  private static long floorToLong(DecimalValue value) {
    BigDecimal exact = value.toBigDecimal();
    if (exact.precision() - exact.scale() > 18) {
      return exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return exact.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
