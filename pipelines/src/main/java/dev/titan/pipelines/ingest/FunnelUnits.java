package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.objects.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Takes shares of work units from bytes to staged rows, and passes on how many. The rows are staged
 * here, not in a step of their own: they are as large as the input, and a runner may hold what one
 * step hands to the next until all of the first step is done.
 */
final class FunnelUnits extends DoFn<KV<Integer, Iterable<List<Integer>>>, KV<Integer, Integer>> {
  private static final long serialVersionUID = 1L;

  /** The one key under which all shares meet. */
  private static final int ALL = 0;

  private final String folder;
  private final String home;
  private final Limits limits;
  private final Counter bytes = Metrics.counter(FunnelUnits.class, "bytes");
  private final Counter records = Metrics.counter(FunnelUnits.class, "records");
  private transient RunStager run;

  FunnelUnits(Path folder, Path home, Limits limits) {
    this.limits = limits;
    this.folder = PathText.of(folder);
    this.home = PathText.of(home);
  }

  @Setup
  public void openRun() {
    run = RunStager.open(PathText.path(folder), PathText.path(home), limits);
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
      @Element KV<Integer, Iterable<List<Integer>>> share, OutputReceiver<KV<Integer, Integer>> out)
      throws IOException {
    int staged = 0;
    for (List<Integer> units : share.getValue()) {
      for (int unit : units) {
        stage(run.unit(unit));
        staged++;
      }
    }
    out.output(KV.of(ALL, staged));
  }

  private void stage(WorkUnit unit) throws IOException {
    records.inc(run.stage(unit));
    bytes.inc(unit.bytes());
  }
}
