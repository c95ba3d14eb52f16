package dev.titan.storage.runs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ids of runs, such as {@code 20261123-095702-3f9a1c}: the second of the start (UTC), and chance;
 * or, where a runner may ask for the same run twice, what a key gives instead of chance.
 */
public final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{6}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunIds() {}

  /** A new id; its order as text is the order of time, to the second. */
  static String create(Instant now) {
    byte[] chance = new byte[3];
    RANDOM.nextBytes(chance);
    return TIME.format(now) + "-" + HexFormat.of().formatHex(chance);
  }

  /**
   * The id that a key has: always the same.
   *
   * @param start the time in it, which is cut to the second
   * @param key 6 hex digits or more
   */
  public static String of(Instant start, String key) {
    String id = TIME.format(start) + "-" + key.substring(0, 6);
    if (!isId(id)) {
      throw new IllegalArgumentException("the key of a run is of hex digits");
    }
    return id;
  }

  /**
   * When a run began, to the second.
   *
   * @throws java.time.DateTimeException if the text is no run's id
   */
  public static Instant startOf(String id) {
    return TIME.parse(id.substring(0, id.lastIndexOf('-')), Instant::from);
  }

  /** Whether a text is a run's id. */
  public static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }
}
