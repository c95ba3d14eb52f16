package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows rate and remaining time on one line of a terminal. */
final class ProgressMeter implements Progress, AutoCloseable {
  private static final long NANOS_BETWEEN = 200_000_000;
  private static final double MEGABYTE = 1e6;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private String stage = "";
  private long total;
  private long begun;
  private long shown;
  private int width;

  ProgressMeter(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void stage(String what, long totalBytes) {
    stage = what;
    total = totalBytes;
    begun = nanoTime.getAsLong();
    shown = begun;
    show(what + " …");
  }

  @Override
  public synchronized void done(long bytes, long records) {
    long now = nanoTime.getAsLong();
    if (now - shown >= NANOS_BETWEEN && bytes > 0) {
      shown = now;
      show(line(bytes, records, (now - begun) / 1e9));
    }
  }

  private String line(long bytes, long records, double seconds) {
    StringBuilder line = new StringBuilder(stage);
    if (total > 0) {
      line.append(String.format(Locale.ROOT, " %d %%", Math.min(100, 100 * bytes / total)));
    }
    line.append(String.format(Locale.ROOT, ", %.0f MB/s", bytes / MEGABYTE / seconds));
    if (records > 0) {
      line.append(String.format(Locale.ROOT, ", %,d records, %,.0f/s", records, records / seconds));
    }
    if (total > bytes) {
      double left = seconds * (total - bytes) / bytes;
      line.append(String.format(Locale.ROOT, ", %.0f s left", Math.ceil(left)));
    }
    return line.toString();
  }

  private void show(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    show("");
    err.print("\r");
    err.flush();
  }
}
