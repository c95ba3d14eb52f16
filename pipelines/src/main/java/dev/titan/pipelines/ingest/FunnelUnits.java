package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.runs.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Takes shares of work units from bytes to staged rows, and passes on how many. The rows are staged
 * here, not in a step of their own: they are as large as the input, and a runner may hold what one
 * step hands to the next until all of the first step is done.
 */
final class FunnelUnits extends DoFn<KV<Integer, Iterable<List<WorkUnit>>>, KV<Integer, Integer>> {
  private static final long serialVersionUID = 1L;

  /** The one key under which all shares meet. */
  private static final int ALL = 0;

  private final String folder;
  private final String home;
  private final Limits limits;
  private final Counter bytes = Metrics.counter(FunnelUnits.class, "bytes");
  private final Counter records = Metrics.counter(FunnelUnits.class, "records");
  private transient SharedRun run;
  private transient UnitFunnel funnel;
  private transient Staging staging;

  FunnelUnits(Path folder, Path home, Limits limits) {
    this.limits = limits;
    this.folder = folder.toString();
    this.home = home.toString();
  }

  @Setup
  public void openRun() {
    run = SharedRun.open(Path.of(folder), Path.of(home));
    funnel = new UnitFunnel(run, limits);
    staging = new Staging(new RunFiles(Path.of(folder)).staged());
  }

  @Teardown
  public void closeRun() {
    if (run != null) {
      run.close();
      run = null;
    }
  }

  @ProcessElement
  public void funnel(
      @Element KV<Integer, Iterable<List<WorkUnit>>> share,
      OutputReceiver<KV<Integer, Integer>> out)
      throws IOException {
    int staged = 0;
    for (List<WorkUnit> units : share.getValue()) {
      for (WorkUnit unit : units) {
        stage(unit);
        staged++;
      }
    }
    out.output(KV.of(ALL, staged));
  }

  private void stage(WorkUnit unit) throws IOException {
    try (UnitFiles files = staging.begin(unit.id())) {
      Map<Integer, Long> read = funnel.run(unit, files);
      staging.finish(unit.id(), read, files);
      read.values().forEach(records::inc);
    }
    bytes.inc(unit.bytes());
    RunProbe.reached(RunProbe.Point.UNIT_STAGED);
  }
}
