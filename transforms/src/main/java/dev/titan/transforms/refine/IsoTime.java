package dev.titan.transforms.refine;

import dev.titan.transforms.record.Slice;

/**
 * ISO 8601 and RFC 3339 in all usual precisions: {@code 2026-03-04}, {@code 20260304}, {@code
 * 2026-03-04T17:30}, {@code 2026-03-04 17:30:00.123456789+05:30}, {@code 20260304T173000Z}, with
 * {@code T} or one space before the time, {@code .} or {@code ,} before the fraction, and a zone's
 * name in brackets after an offset. {@code 24:00} is the end of a day; a leap second counts as the
 * last microsecond before it, as clocks without leap seconds show it.
 */
final class IsoTime implements DateFormat {
  private static final int DAY_END = 24;

  private final CivilTime civil = new CivilTime();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  @Override
  public boolean parse(Slice text, ZoneOffsets zone, ZoneOffsets place, DateTimeValue out) {
    bytes = text.bytes;
    at = text.start;
    end = text.end;
    civil.clear();
    if (!date()) {
      return false;
    }
    if (at < end) {
      byte separator = bytes[at];
      if (separator != 'T' && separator != 't' && separator != ' ') {
        return false;
      }
      at++;
      if (!time() || !zone() || at != end) {
        return false;
      }
      if (civil.hour == DAY_END) {
        if (civil.minute != 0 || civil.second != 0 || civil.micros != 0) {
          return false;
        }
        civil.hour = 0;
        civil.nextDay = true;
      }
      if (civil.second == 60) {
        if (civil.minute != 59) {
          return false;
        }
        civil.second = 59;
        civil.micros = 999_999;
      }
    }
    return civil.resolve(zone, place, out);
  }

  private boolean date() {
    civil.year = digits(4);
    boolean dashes = at < end && bytes[at] == '-';
    if (dashes) {
      at++;
    }
    civil.month = digits(2);
    if (dashes && !take('-')) {
      return false;
    }
    civil.day = digits(2);
    return civil.year >= 0 && civil.month >= 0 && civil.day >= 0;
  }

  private boolean time() {
    civil.hasTime = true;
    civil.hour = digits(2);
    boolean colons = take(':');
    civil.minute = digits(2);
    if (civil.hour < 0 || civil.minute < 0 || civil.hour > DAY_END) {
      return false;
    }
    boolean seconds = colons ? take(':') : at < end && isDigit(bytes[at]);
    if (seconds) {
      civil.second = digits(2);
      if (civil.second < 0) {
        return false;
      }
      if (take('.') || take(',')) {
        return fraction();
      }
    }
    return true;
  }

  private boolean fraction() {
    int first = at;
    int micros = 0;
    while (at < end && isDigit(bytes[at])) {
      if (at - first < 6) {
        micros = micros * 10 + (bytes[at] - '0');
      }
      at++;
    }
    int count = at - first;
    for (int i = count; i < 6; i++) {
      micros *= 10;
    }
    civil.micros = micros;
    return count >= 1 && count <= 9;
  }

  private boolean zone() {
    if (at < end && bytes[at] == ' ') {
      at++;
      if (at == end) {
        return false;
      }
    }
    if (at == end) {
      return true;
    }
    if (take('Z') || take('z')) {
      civil.hasOffset = true;
    } else if (take("UTC") || take("GMT")) {
      civil.hasOffset = true;
    } else {
      boolean minus = take('-');
      if (!minus && !take('+')) {
        return false;
      }
      int hours = digits(2);
      boolean colon = take(':');
      int minutes = at < end && isDigit(bytes[at]) ? digits(2) : colon ? -1 : 0;
      int seconds = take(':') ? digits(2) : 0;
      if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
        return false;
      }
      int offset = hours * 3600 + minutes * 60 + seconds;
      civil.offset = minus ? -offset : offset;
      civil.hasOffset = true;
    }
    // java.time prints 2026-03-04T17:30+01:00[Europe/Berlin]; the offset has said it already.
    if (at < end && bytes[at] == '[' && bytes[end - 1] == ']') {
      at = end;
    }
    return true;
  }

  private int digits(int count) {
    if (end - at < count) {
      at = end;
      return -1;
    }
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = bytes[at + i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    at += count;
    return value;
  }

  private boolean take(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private boolean take(String wanted) {
    if (end - at < wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (bytes[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    at += wanted.length();
    return true;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }
}
