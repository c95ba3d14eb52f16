package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.Manifest;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.settings.SettingsText;
import dev.titan.storage.warehouse.StagedFiles;
import dev.titan.storage.warehouse.StagingCount;
import dev.titan.storage.warehouse.StagingException;
import dev.titan.storage.warehouse.StagingKey;
import dev.titan.storage.warehouse.StagingLines;
import dev.titan.storage.warehouse.StagingLines.JsonCells;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;

/**
 * Closes the manifest of a run once BigQuery shows all rows of the attempt in the staging tables.
 * No step of the pipeline can tell when that is, as rows are flushed behind them all: so BigQuery
 * is asked, at growing intervals.
 */
final class CloseWhenThere extends DoFn<KV<String, String>, String> {
  private static final long serialVersionUID = 1L;
  private static final String FOLDER = "folder";
  private static final String LOOKS = "looks";
  private static final String LOOK = "look";
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final int LONGEST = 5;

  @StateId(FOLDER)
  private final StateSpec<ValueState<String>> folderSpec = StateSpecs.value(StringUtf8Coder.of());

  @StateId(LOOKS)
  private final StateSpec<ValueState<Integer>> looksSpec = StateSpecs.value(VarIntCoder.of());

  @TimerId(LOOK)
  private final TimerSpec lookSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  private final TreeMap<String, String> settings;
  private transient StagingCount count;

  CloseWhenThere(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  @Setup
  public void connect() {
    count = StagingCount.at(SettingsText.read(settings).bigquery());
  }

  /** An attempt: its name, and the folder of its run. */
  @ProcessElement
  public void begin(
      @Element KV<String, String> attempt,
      @StateId(FOLDER) ValueState<String> folder,
      @TimerId(LOOK) Timer look) {
    folder.write(attempt.getValue());
    look.offset(Duration.millis(FIRST_PAUSE_MILLIS)).setRelative();
  }

  @OnTimer(LOOK)
  public void look(
      @Key String name,
      @StateId(FOLDER) ValueState<String> folder,
      @StateId(LOOKS) ValueState<Integer> looks,
      @TimerId(LOOK) Timer look,
      OutputReceiver<String> out) {
    Path run = PathText.path(folder.read());
    if (new RunFiles(run).hasManifest() || isThere(run, name, out)) {
      folder.clear();
      looks.clear();
      return;
    }
    int looked = looks.read() == null ? 0 : looks.read();
    looks.write(Math.min(LONGEST, looked + 1));
    look.offset(Duration.millis(FIRST_PAUSE_MILLIS << looked)).setRelative();
  }

  private boolean isThere(Path run, String name, OutputReceiver<String> out) {
    Manifest manifest = RunStager.manifest(run).withStagedAs(name);
    long there = count.of(StagingKey.of(manifest));
    long staged = staged(run, manifest);
    if (there > staged) {
      throw new StagingException(
          "run "
              + manifest.runId()
              + " has staged "
              + staged
              + " rows, and BigQuery has "
              + there
              + " of them: some are there twice");
    }
    if (there < staged) {
      return false;
    }
    RunProbe.reached(RunProbe.Point.ROWS_WRITTEN);
    RunStager.close(run, manifest);
    out.output(manifest.runId());
    return true;
  }

  private static long staged(Path run, Manifest manifest) {
    StagedFiles files = StagedFiles.in(new RunFiles(run).staged());
    try (StagingLines lines = new StagingLines(StagingKey.of(manifest), files, JsonCells.TEXT)) {
      return manifest.contexts().size() + manifest.inputs().size() + lines.count(manifest.files());
    }
  }
}
