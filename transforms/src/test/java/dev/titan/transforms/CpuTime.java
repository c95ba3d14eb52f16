package dev.titan.transforms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/**
 * Bounds for work that hostile input could make endless. Counts the processor's time of the thread,
 * which other work on the machine does not lengthen.
 */
public final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** Fails if the work takes more seconds of a processor than these. */
  public static void assertAtMost(long seconds, Executable work) throws Throwable {
    long before = THREADS.getCurrentThreadCpuTime();
    work.execute();
    long millis = TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - before);
    assertTrue(millis <= seconds * 1_000, () -> "took " + millis + " ms of a processor");
  }
}
