package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;

/** Takes a work unit from bytes to staged rows. */
final class FunnelUnits extends DoFn<WorkUnit, StagedUnit> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String home;
  private final Limits limits;
  private final Counter bytes = Metrics.counter(FunnelUnits.class, "bytes");
  private final Counter records = Metrics.counter(FunnelUnits.class, "records");
  private transient UnitFunnel funnel;

  FunnelUnits(Path folder, Path home, Limits limits) {
    this.limits = limits;
    this.folder = folder.toString();
    this.home = home.toString();
  }

  @Setup
  public void openRun() {
    SharedRun run = SharedRun.open(Path.of(folder), Path.of(home));
    funnel = new UnitFunnel(run, limits);
  }

  @ProcessElement
  public void funnel(@Element WorkUnit unit, OutputReceiver<StagedUnit> out) throws IOException {
    funnel.run(
        unit,
        staged -> {
          staged.read().values().forEach(records::inc);
          out.output(staged);
        });
    bytes.inc(unit.bytes());
  }
}
