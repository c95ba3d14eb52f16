package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.pipelines.staging.ConnectorFailure;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.warehouse.AccountingException;
import dev.titan.storage.warehouse.CommitReport;
import dev.titan.storage.warehouse.ReplayIncompleteException;
import dev.titan.storage.warehouse.ReplayRehearsal;
import dev.titan.storage.warehouse.StagedFiles;
import dev.titan.storage.warehouse.StagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;

/** Carries out a planned run, from wherever it stands: stages what is missing, then commits. */
public final class RunExecution {
  private final Installation installation;
  private final Progress progress;

  /** Executions in an installation. */
  public RunExecution(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /**
   * Fails if the engine cannot be reached, or cannot stage as the settings want it: to be asked
   * before a run is taken up.
   *
   * @throws dev.titan.storage.objects.StorageException if it cannot be reached
   * @throws dev.titan.pipelines.intake.UsageException if it cannot stage so
   */
  public void requireReady() {
    Settings settings = installation.settings();
    Engine engine = Engine.of(settings);
    if (StagingTables.of(settings).isPresent()) {
      engine.requireConnectors();
    }
    engine.requireReady();
  }

  /**
   * Stages and commits a run.
   *
   * @param begun when the work began, as {@link System#nanoTime()}
   * @throws AccountingException if the books do not balance: then nothing is committed
   * @throws ReplayIncompleteException if other raw objects must be replayed too: likewise
   */
  IngestReport execute(RunFolder run, RunPlan plan, long begun) throws IOException {
    Manifest manifest = stage(run, plan);
    progress.stage("committing", 0);
    CommitReport report;
    try {
      report = installation.warehouse().commit(manifest, staged(run));
    } catch (AccountingException | ReplayIncompleteException e) {
      run.markFailed(e.getMessage());
      throw e;
    }
    RunProbe.reached(RunProbe.Point.COMMITTED);
    run.markCommitted();
    run.deleteStaging();
    return IngestReport.of(report.detail(), seconds(begun), false);
  }

  /** Stages a run and tells what a commit would do, without doing it. */
  IngestReport rehearse(RunFolder run, RunPlan plan, long begun) throws IOException {
    Manifest manifest = stage(run, plan);
    progress.stage("rehearsing the commit", 0);
    CommitReport report = installation.warehouse().rehearse(manifest, staged(run));
    return IngestReport.of(report.detail(), seconds(begun), true);
  }

  /**
   * Stages a replay and tells what a commit would do, without doing it.
   *
   * @param events of how many events of each kind of change the rows are shown
   */
  public ReplayRehearsal rehearseReplay(RunFolder run, RunPlan plan, int events)
      throws IOException {
    Manifest manifest = stage(run, plan);
    progress.stage("rehearsing the commit", 0);
    return installation.warehouse().rehearseReplay(manifest, staged(run), events);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The files have been checked by {@link #stage} or written since. */
  private static StagedFiles staged(RunFolder run) {
    return StagedFiles.in(run.staged()).asChecked();
  }

  /** Stages what is not staged yet. What an earlier process staged is checked before. */
  private Manifest stage(RunFolder run, RunPlan plan) throws IOException {
    Staging staging = new Staging(run.staged());
    if (run.manifest().isPresent()) {
      Manifest manifest = manifest(run);
      if (staging.isWhole(manifest.files()) || installation.warehouse().isCommitted(run.id())) {
        return manifest;
      }
      run.dropManifest();
    }
    if (!staging.isWhole(plan.draft().files())) {
      throw new StagingException(
          "the original bytes of small inputs of "
              + run
              + " are damaged, in "
              + run.staged()
              + "; ingest the inputs again");
    }
    staging.forgetDamaged();
    Set<Integer> staged = staging.receipts().keySet();
    List<WorkUnit> missing =
        plan.units().stream().filter(unit -> !staged.contains(unit.id())).toList();
    runPipeline(run, missing);
    return manifest(run);
  }

  private static Manifest manifest(RunFolder run) throws IOException {
    byte[] json = run.manifest().orElseThrow();
    return ManifestJson.read(new ByteArrayInputStream(json), run.toString());
  }

  private void runPipeline(RunFolder run, List<WorkUnit> units) {
    progress.stage("reading", units.stream().mapToLong(WorkUnit::bytes).sum());
    Duration interval = Engine.of(installation.settings()).interval();
    PipelineResult.State state = null;
    try {
      PipelineResult result = pipeline(run, units).run();
      while (state == null || !state.isTerminal()) {
        state = result.waitUntilFinish(interval);
        report(result);
      }
    } catch (RuntimeException e) {
      throw ConnectorFailure.words(e, run.toString());
    } finally {
      if (state != PipelineResult.State.DONE) {
        SharedRun.end(run.folder());
      }
    }
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the pipeline of " + run + " ended as " + state);
    }
  }

  private Pipeline pipeline(RunFolder run, List<WorkUnit> units) {
    Settings settings = installation.settings();
    IngestOptions options = options(run);
    return StagingTables.of(settings)
        .map(
            tables -> {
              StagingServices.reach(settings, options);
              return IngestPipeline.into(tables, options, units, settings.limits());
            })
        .orElseGet(() -> IngestPipeline.of(options, units, settings.limits()));
  }

  private IngestOptions options(RunFolder run) {
    IngestOptions ingest = Engine.of(installation.settings()).options().as(IngestOptions.class);
    ingest.setRunFolder(PathText.of(run.folder()));
    ingest.setHome(PathText.of(installation.home().folder()));
    return ingest;
  }

  private void report(PipelineResult result) {
    MetricQueryResults metrics =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace(FunnelUnits.class))
                    .build());
    long bytes = 0;
    long records = 0;
    for (var counter : metrics.getCounters()) {
      if (counter.getName().getName().equals("bytes")) {
        bytes = counter.getAttempted();
      } else {
        records = counter.getAttempted();
      }
    }
    progress.done(bytes, records);
  }
}
