package dev.titan.transforms.discover;

import dev.titan.schemas.mapping.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * How a column's dates are read.
 *
 * @param patterns patterns of the mapping language, in the order in which they are tried
 * @param zone the zone that the values name, or null
 * @param language the language of the months' names
 * @param evidence what settled the order of day and month, for a person; empty if nothing had to
 */
record DateFormat(List<String> patterns, String zone, String language, String evidence) {
  private static final int MAX_PATTERNS = 16;

  Operator operator(Operator of) {
    return new Operator.ParseDateTime(of, patterns, zone, language);
  }

  /** The same, where the column's name says that its times are those of UTC. */
  DateFormat inUtc() {
    return new DateFormat(patterns, zone == null ? "UTC" : zone, language, evidence);
  }

  /**
   * The format of this date and a time in another column, joined by a space. A date without a time
   * is read as well, as a time may be missing.
   */
  DateFormat with(DateFormat time) {
    List<String> joined = new ArrayList<>();
    for (String date : patterns) {
      String pattern = date.equals("ISO") ? "yyyy-MM-dd" : date;
      time.patterns.forEach(part -> joined.add(pattern + " " + part));
    }
    joined.addAll(patterns);
    List<String> bounded = joined.subList(0, Math.min(MAX_PATTERNS, joined.size()));
    return new DateFormat(List.copyOf(bounded), zone, language, evidence);
  }
}
