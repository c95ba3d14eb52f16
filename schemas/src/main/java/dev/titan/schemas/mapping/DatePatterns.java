package dev.titan.schemas.mapping;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The formatters of parseDateTime's patterns, in the letters of {@link DateTimeFormatter}: strict,
 * blind to case, two-digit years read as 1970 to 2069. What checks a mapping and what runs it both
 * compile here, so that an accepted pattern always runs.
 */
public final class DatePatterns {
  private static final int PIVOT_YEAR = 1970;

  private DatePatterns() {}

  /**
   * Compiles a pattern.
   *
   * @param locale of the names of months and days
   * @throws IllegalArgumentException if it is no pattern; the message says why
   */
  public static DateTimeFormatter compile(String pattern, Locale locale) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    try {
      append(builder, pattern);
    } catch (ClassCastException e) {
      // How the builder meets a padded number that another number follows: ppddMM.
      throw new IllegalArgumentException("a padded number cannot stand right before another", e);
    }
    builder.parseDefaulting(ChronoField.ERA, 1);
    return builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
  }

  /** The pattern with its two-digit years read as 1970 to 2069, not 2000 to 2099. */
  private static void append(DateTimeFormatterBuilder builder, String pattern) {
    int done = 0;
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\'') {
        quoted = !quoted;
      }
      if (quoted || (letter != 'y' && letter != 'u')) {
        continue;
      }
      int run = i;
      while (run < pattern.length() && pattern.charAt(run) == letter) {
        run++;
      }
      if (run - i == 2) {
        int pad = pads(pattern, i);
        if (i - pad > done) {
          builder.appendPattern(pattern.substring(done, i - pad));
        }
        if (pad > 0) {
          builder.padNext(pad);
        }
        builder.appendValueReduced(ChronoField.YEAR, 2, 2, PIVOT_YEAR);
        done = run;
      }
      i = run - 1;
    }
    if (done < pattern.length()) {
      builder.appendPattern(pattern.substring(done));
    }
  }

  /** How many pad letters stand before {@code end}: they belong to the field behind them. */
  private static int pads(String pattern, int end) {
    int pads = 0;
    while (pads < end && pattern.charAt(end - pads - 1) == 'p') {
      pads++;
    }
    return pads;
  }
}
