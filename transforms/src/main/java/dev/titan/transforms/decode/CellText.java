package dev.titan.transforms.decode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The canonical text of a sheet's cell: numbers as plain decimals, dates and times in ISO 8601,
 * booleans as words, errors as Excel shows them ({@code #DIV/0!}) but for {@code #N/A}, which is
 * nothing. Locale and looks of the workbook do not show.
 */
final class CellText {
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final String NOT_AVAILABLE = "#N/A";
  private static final int LONGEST_NUMBER = 400;

  /** xsd:double without its words for infinity; Java would also read 1d and 0x1p3. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,4})?");

  private static final double DAY_AFTER_9999 = 2_958_466;
  private static final long MILLIS_OF_DAY = 86_400_000L;
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Excel takes 1900 for a leap year: its days count from here from March 1900 on. */
  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

  private final CellStyles styles;
  private final SharedStrings strings;
  private final boolean epoch1904;

  CellText(CellStyles styles, SharedStrings strings, boolean epoch1904) {
    this.styles = styles;
    this.strings = strings;
    this.epoch1904 = epoch1904;
  }

  /**
   * The text of a cell that is no inline string.
   *
   * @param type its {@code t} attribute (ECMA-376 part 1, 18.18.11), {@code n} if it has none
   * @param style its {@code s} attribute
   * @param value its {@code v} element: for a formula, the result that was last computed
   */
  String of(String type, int style, String value) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> strings.get(index(value));
      case "str" -> SharedStrings.unescape(value);
      case "b" -> value.equals("1") || value.equals("true") ? "true" : "false";
      // An amount that failed must not pass for one that was left out.
      case "e" -> value.strip().equals(NOT_AVAILABLE) ? "" : value.strip();
      case "d" -> value;
      default -> number(value.strip(), styles.format(style));
    };
  }

  private static int index(String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw Expander.corrupt("workbook (a cell points outside the shared strings)", e);
    }
  }

  private String number(String raw, NumberFormat format) {
    double value = parse(raw);
    if (format == NumberFormat.NUMBER) {
      return decimal(raw, value);
    }
    if (format == NumberFormat.DURATION && Math.abs(value) < DAY_AFTER_9999) {
      return duration(value);
    }
    // Days 0 to 60 of the 1900 system (with its 29th of February) are no certain dates.
    double first = epoch1904 ? 0 : 61;
    if (format == NumberFormat.TIME && value >= 0 && value < 1) {
      return time(value);
    }
    if (value < first || value >= DAY_AFTER_9999 - (epoch1904 ? 1462 : 0)) {
      return decimal(raw, value);
    }
    return date(value, format);
  }

  private static double parse(String raw) {
    boolean number = raw.length() <= LONGEST_NUMBER && NUMBER.matcher(raw).matches();
    double value = number ? Double.parseDouble(raw) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw Expander.corrupt("workbook (a numeric cell does not hold a number)", null);
    }
    return value;
  }

  /**
   * The number as Excel shows it in full: 15 significant digits, which rids 0.30000000000000004 of
   * its binary noise. Whole numbers that are written out have none and stay as they are.
   */
  static String decimal(String raw, double value) {
    if (value == 0) {
      return "0";
    }
    boolean whole = raw.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    if (whole) {
      return new BigDecimal(raw).toPlainString();
    }
    // The length was checked; a hostile exponent was infinite or zero before it came here.
    return new BigDecimal(raw).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  private static String time(double fraction) {
    long millis = Math.min(Math.round(fraction * MILLIS_OF_DAY), MILLIS_OF_DAY - 1);
    return clock(LocalTime.ofNanoOfDay(millis * 1_000_000));
  }

  private String date(double serial, NumberFormat format) {
    long days = (long) Math.floor(serial);
    long millis = Math.round((serial - days) * MILLIS_OF_DAY);
    LocalDateTime moment =
        (epoch1904 ? EPOCH_1904 : EPOCH_1900)
            .plusDays(days)
            .atStartOfDay()
            .plusNanos(millis * 1_000_000);
    boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    // A column of dates keeps one form, a column of moments, too, midnight included.
    if (format == NumberFormat.DATE && midnight) {
      return moment.toLocalDate().toString();
    }
    return moment.toLocalDate() + "T" + clock(moment.toLocalTime());
  }

  private static String clock(LocalTime time) {
    int millis = time.get(ChronoField.MILLI_OF_SECOND);
    return millis == 0
        ? SECONDS.format(time)
        : SECONDS.format(time) + String.format(Locale.ROOT, ".%03d", millis);
  }

  private static String duration(double days) {
    long seconds = Math.round(Math.abs(days) * 86_400);
    String text =
        seconds % 60 == 0
            ? String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60)
            : String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return days < 0 && seconds > 0 ? "-" + text : text;
  }
}
