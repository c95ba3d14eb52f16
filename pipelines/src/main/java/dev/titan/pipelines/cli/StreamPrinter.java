package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.ReplayWords;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.pipelines.stream.StreamListener;
import dev.titan.pipelines.stream.StreamStanding;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.Counts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how a stream goes: with {@code --json} one object per committed window, else a line now and
 * then, and the sums at the end. For one thread.
 */
final class StreamPrinter implements StreamListener {
  private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(10);

  private final Output output;
  private final LongSupplier nanoTime;
  private final long begun;
  private long shown;
  private long shownRead;
  private StreamStanding standing = StreamStanding.NOTHING;
  private long windows;
  private long read;
  private long written;
  private long updated;
  private long duplicate;
  private long dead;
  private long ignored;
  private long unfinished;
  private String lastRun;
  private boolean toldOfUnmapped;

  StreamPrinter(Output output, LongSupplier nanoTime) {
    this.output = output;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.shown = begun;
  }

  @Override
  public void committed(IngestReport report) {
    Counts counts = report.counts();
    windows++;
    read += counts.read();
    written += counts.written();
    updated += counts.updated();
    duplicate += counts.duplicate();
    dead += counts.deadLettered();
    ignored += counts.ignored();
    lastRun = report.detail().run().runId();
    if (output.json()) {
      output.object(json(report));
      output.flush();
    }
    tellOfUnmapped(report);
  }

  private Map<String, Object> json(IngestReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", report.detail().run().runId());
    json.put("inputs", report.detail().inputs().size());
    RunJson.put(json, report.counts());
    json.put("redelivered", standing.leftOut().redelivered());
    json.put("created_at", report.detail().run().createdAt().toString());
    json.put("committed_at", report.detail().run().committedAt().toString());
    json.put("mapping_snapshot", report.detail().run().mappingSnapshot());
    Map<String, Object> reasons = new LinkedHashMap<>();
    for (CodeCount code : report.detail().codes()) {
      reasons.put(code.code(), code.records());
    }
    json.put("reasons", reasons);
    return json;
  }

  /** Once: a stream does not propose mappings by itself, and goes on meanwhile. */
  private void tellOfUnmapped(IngestReport report) {
    boolean isUnmapped =
        report.detail().codes().stream()
            .anyMatch(code -> code.code().equals(ReasonCode.UNMAPPED_SCHEMA.name()));
    if (isUnmapped && !toldOfUnmapped) {
      toldOfUnmapped = true;
      output.note("some records wait for a mapping (UNMAPPED_SCHEMA). What leads on:");
      output.note("  titan dead-letters list --reason UNMAPPED_SCHEMA");
      output.note("  titan discover FILE, and titan mappings approve ID or import FILE");
      output.note("  " + ReplayWords.of(ReasonCode.UNMAPPED_SCHEMA));
    }
  }

  @Override
  public void standing(StreamStanding now) {
    standing = now;
    long time = nanoTime.getAsLong();
    // Quiet: nothing is said again while nothing happens.
    if (time - shown >= NANOS_BETWEEN && (read != shownRead || isWaiting())) {
      output.note(line(time));
      shown = time;
      shownRead = read;
    }
  }

  private boolean isWaiting() {
    return standing.waiting() > 0 || standing.windows() > 0 || standing.settling() > 0;
  }

  private String line(long time) {
    double rate = (read - shownRead) / ((time - shown) / 1e9);
    return String.format(
        Locale.ROOT,
        "%,d records, %,.0f/s; %,d inputs wait for their window, %d windows for their commit%s%s%s",
        read,
        rate,
        standing.waiting(),
        standing.windows(),
        standing.settling() > 0
            ? String.format(Locale.ROOT, ", %,d files for standing still", standing.settling())
            : "",
        leftOut(),
        lastRun == null ? "" : "; last run " + lastRun);
  }

  private String leftOut() {
    return some(standing.leftOut().redelivered(), "redelivered")
        + some(standing.leftOut().passed(), "passed");
  }

  private static String some(long count, String what) {
    return count > 0 ? String.format(Locale.ROOT, ", %,d %s", count, what) : "";
  }

  @Override
  public void unfinished(UnfinishedRun run) {
    unfinished++;
    output.note(run.what());
    output.note("  to do: " + run.remedy());
  }

  @Override
  public void problem(String text) {
    output.note(text);
  }

  /** The sums of all windows. */
  void end() {
    if (!output.json()) {
      output.line(
          String.format(
              Locale.ROOT,
              "%,d windows: %,d records read, %,d written, %,d updated, %,d duplicate, %,d dead,"
                  + " %,d ignored%s, %.1f s",
              windows,
              read,
              written,
              updated,
              duplicate,
              dead,
              ignored,
              leftOut(),
              (nanoTime.getAsLong() - begun) / 1e9));
    }
    output.flush();
  }

  int exitCode(boolean failOnDeadLetters) {
    if (unfinished > 0) {
      return ExitCode.FAILED;
    }
    return failOnDeadLetters && dead > 0 ? ExitCode.DEAD_LETTERS : ExitCode.DONE;
  }
}
