package dev.titan.benchmark.generate;

import java.nio.charset.StandardCharsets;

/** The text of one record, with the few ways in which the vendors write numbers and dates. */
final class TextOut {
  /** 2024-03-01T00:00:00Z. All events lie in that month, long past wherever this runs. */
  private static final long MARCH = 1_709_251_200L;

  private final StringBuilder text = new StringBuilder(1024);

  void clear() {
    text.setLength(0);
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  TextOut add(String part) {
    text.append(part);
    return this;
  }

  TextOut add(char part) {
    text.append(part);
    return this;
  }

  TextOut add(long number) {
    text.append(number);
    return this;
  }

  /** A number with leading zeros. */
  TextOut padded(long number, int width) {
    String digits = Long.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    text.append(digits);
    return this;
  }

  /** An event id. */
  TextOut id(Vendor vendor, Event event) {
    return add(vendor.prefix()).add('-').padded(event.number, 12);
  }

  /** An amount such as 1,234.50. */
  TextOut grouped(long cents) {
    String whole = Long.toString(cents / 100);
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(whole.charAt(i));
    }
    return add('.').padded(cents % 100, 2);
  }

  /** An amount such as 1234.50. */
  TextOut plain(long cents) {
    return add(cents / 100).add('.').padded(cents % 100, 2);
  }

  /** A day as 2024-03-07. */
  TextOut isoDay(Event event, int day) {
    return add(year(event)).add("-03-").padded(day, 2);
  }

  /** A moment as 2024-03-07T10:11:12Z. */
  TextOut isoTime(Event event) {
    isoDay(event, event.day).add('T').padded(event.second / 3600, 2);
    return add(':')
        .padded(event.second / 60 % 60, 2)
        .add(':')
        .padded(event.second % 60, 2)
        .add('Z');
  }

  /** A day as 07/03/2024. */
  TextOut dayFirst(Event event) {
    return padded(event.day, 2).add("/03/").add(year(event));
  }

  /** A day as 20240307. */
  TextOut compactDay(Event event, int day) {
    return add(year(event)).add("03").padded(day, 2);
  }

  /** A moment in milliseconds from 1970. */
  TextOut millis(Event event, int day) {
    long epoch = event.flaw == Flaw.FAR_DATE ? -2_000_000_000L : MARCH;
    return add((epoch + (day - 1) * 86_400L + event.second) * 1000);
  }

  private static String year(Event event) {
    return event.flaw == Flaw.FAR_DATE ? "1904" : "2024";
  }
}
