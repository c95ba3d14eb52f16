package dev.titan.transforms.refine;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The UTC offsets of one zone, with the stretches between two clock changes remembered, so that a
 * lookup is a comparison or two.
 *
 * <p>A local time that the clocks skip in spring is taken with the offset before the change, which
 * moves it forward by the length of the gap; one that they show twice in autumn is taken as the
 * earlier of the two. This is the rule of {@code java.time}.
 *
 * <p>Not thread-safe: a worker owns one.
 */
public final class ZoneOffsets {
  private static final int REMEMBERED = 32;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final long[] localFrom = new long[REMEMBERED];
  private final long[] localTo = new long[REMEMBERED];
  private final long[] instantFrom = new long[REMEMBERED];
  private final long[] instantTo = new long[REMEMBERED];
  private final int[] offsets = new int[REMEMBERED];
  private int used;
  private int oldest;
  private int last;

  public ZoneOffsets(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
    if (rules.isFixedOffset()) {
      int offset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
      remember(Long.MIN_VALUE, Long.MAX_VALUE, offset);
      localFrom[0] = Long.MIN_VALUE;
      localTo[0] = Long.MAX_VALUE;
    }
  }

  /** The zone. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The offset at a local time.
   *
   * @param localSeconds seconds from 1970-01-01T00:00 by the clocks of the zone
   * @return seconds to take away from the local time to get UTC
   */
  public int atLocal(long localSeconds) {
    if (used > 0 && localSeconds >= localFrom[last] && localSeconds < localTo[last]) {
      return offsets[last];
    }
    for (int i = 0; i < used; i++) {
      if (localSeconds >= localFrom[i] && localSeconds < localTo[i]) {
        last = i;
        return offsets[i];
      }
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(local);
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    // In a gap the offset before the change leads to an instant after it: step back before it.
    long instant =
        change == null ? localSeconds - offset.getTotalSeconds() : change.toEpochSecond() - 1;
    find(instant);
    return offset.getTotalSeconds();
  }

  /** The offset at an instant, given in seconds from 1970-01-01T00:00Z. */
  public int atInstant(long seconds) {
    if (used > 0 && seconds >= instantFrom[last] && seconds < instantTo[last]) {
      return offsets[last];
    }
    for (int i = 0; i < used; i++) {
      if (seconds >= instantFrom[i] && seconds < instantTo[i]) {
        last = i;
        return offsets[i];
      }
    }
    return find(seconds);
  }

  /** Remembers the stretch in which an instant lies, and gives its offset. */
  private int find(long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);
    int offset = rules.getOffset(instant).getTotalSeconds();
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    int slot =
        remember(
            before == null ? Long.MIN_VALUE : before.toEpochSecond(),
            after == null ? Long.MAX_VALUE : after.toEpochSecond(),
            offset);
    // A change comes into force when the clocks have passed both its readings.
    localFrom[slot] = before == null ? Long.MIN_VALUE : passed(before);
    localTo[slot] = after == null ? Long.MAX_VALUE : passed(after);
    return offset;
  }

  private static long passed(ZoneOffsetTransition change) {
    int before = change.getOffsetBefore().getTotalSeconds();
    int after = change.getOffsetAfter().getTotalSeconds();
    return change.toEpochSecond() + Math.max(before, after);
  }

  private int remember(long from, long to, int offset) {
    int slot = used < REMEMBERED ? used++ : oldest++ % REMEMBERED;
    instantFrom[slot] = from;
    instantTo[slot] = to;
    offsets[slot] = offset;
    last = slot;
    return slot;
  }
}
