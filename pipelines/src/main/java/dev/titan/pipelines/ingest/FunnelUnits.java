package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.runs.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Takes a work unit from bytes to staged rows, and passes on its number. The rows are staged here,
 * not in a step of their own: they are as large as the input, and a runner may hold what one step
 * hands to the next until all of the first step is done.
 */
final class FunnelUnits extends DoFn<WorkUnit, Integer> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String home;
  private final Limits limits;
  private final Counter bytes = Metrics.counter(FunnelUnits.class, "bytes");
  private final Counter records = Metrics.counter(FunnelUnits.class, "records");
  private transient UnitFunnel funnel;
  private transient Staging staging;

  FunnelUnits(Path folder, Path home, Limits limits) {
    this.limits = limits;
    this.folder = folder.toString();
    this.home = home.toString();
  }

  @Setup
  public void openRun() {
    SharedRun run = SharedRun.open(Path.of(folder), Path.of(home));
    funnel = new UnitFunnel(run, limits);
    staging = new Staging(new RunFiles(Path.of(folder)).staged());
  }

  @ProcessElement
  public void funnel(@Element WorkUnit unit, OutputReceiver<Integer> out) throws IOException {
    try (UnitFiles files = staging.begin(unit.id())) {
      Map<Integer, Long> read = funnel.run(unit, files);
      staging.finish(unit.id(), read, files);
      read.values().forEach(records::inc);
    }
    bytes.inc(unit.bytes());
    RunProbe.reached(RunProbe.Point.UNIT_STAGED);
    out.output(unit.id());
  }
}
