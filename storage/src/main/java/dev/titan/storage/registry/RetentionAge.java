package dev.titan.storage.registry;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something is kept: a number of days, weeks or years, or for ever.
 *
 * @param text as people write it: {@code 400d}, {@code 8w}, {@code 2y}, or {@code keep}
 */
public record RetentionAge(String text) {
  private static final String KEEP = "keep";
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([dwy])");
  private static final int MOST_YEARS = 1_000;

  /**
   * An age from what people write.
   *
   * @throws IllegalArgumentException if it is none
   */
  public RetentionAge {
    boolean valid = text != null && (text.equals(KEEP) || FORM.matcher(text).matches());
    if (!valid || (!text.equals(KEEP) && period(text).toTotalMonths() > 12 * MOST_YEARS)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no time to keep something: write a number (no more than 1,000 years) and d, w"
              + " or y, such as 400d or 2y, or keep");
    }
  }

  /** For ever. */
  public static RetentionAge keep() {
    return new RetentionAge(KEEP);
  }

  /** What is older than this is kept no longer; empty if all is kept. Years follow the calendar. */
  public Optional<Instant> limit(Instant now) {
    return text.equals(KEEP)
        ? Optional.empty()
        : Optional.of(now.atOffset(ZoneOffset.UTC).minus(period(text)).toInstant());
  }

  private static Period period(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException("the form was checked before");
    }
    int number = Integer.parseInt(form.group(1));
    return switch (form.group(2)) {
      case "d" -> Period.ofDays(number);
      case "w" -> Period.ofWeeks(number);
      default -> Period.ofYears(number);
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
