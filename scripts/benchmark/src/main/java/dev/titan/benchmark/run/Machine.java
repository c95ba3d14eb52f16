package dev.titan.benchmark.run;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where and when figures were measured. */
public final class Machine {
  private Machine() {}

  /** A line for a report. */
  public static String describe() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "Measured %s on %s %s, %d processors, load average %.1f before, Java %s.",
        Instant.now().truncatedTo(ChronoUnit.MINUTES),
        system.getName(),
        system.getArch(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        Runtime.version().feature());
  }
}
