package dev.titan.storage.runs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ids of runs, such as {@code 20261123-095702-3f9a1c}: the second of the start (UTC), and chance.
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
