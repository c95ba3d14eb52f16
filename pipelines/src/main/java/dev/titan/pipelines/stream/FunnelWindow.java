package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.RunStager;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Takes the work of windows from bytes to staged rows; who stages the last unit of a run closes its
 * manifest, or leaves that to a later step, and hands on the folder of the run. Which unit that is
 * tell the receipts in the run's folder, so that no grouping need wait for all of them, and a share
 * that a runner gives out twice does no harm.
 */
final class FunnelWindow extends DoFn<KV<Integer, Iterable<RunShare>>, String> {
  private static final long serialVersionUID = 1L;

  private final StreamPlace place;
  private final boolean closes;
  private transient RunStager stager;

  /**
   * A funnel.
   *
   * @param closes whether manifests are closed here
   */
  FunnelWindow(StreamPlace place, boolean closes) {
    this.place = place;
    this.closes = closes;
  }

  @Teardown
  public void closeRun() {
    if (stager != null) {
      stager.close();
      stager = null;
    }
  }

  @ProcessElement
  public void funnel(@Element KV<Integer, Iterable<RunShare>> shares, OutputReceiver<String> out)
      throws IOException {
    StreamWorker worker = StreamWorker.at(place);
    worker.work(
        () -> {
          for (RunShare share : shares.getValue()) {
            stage(share, worker, out);
          }
        });
  }

  /** A share that is given out once more, as after a failure, may be of a run that is over. */
  private void stage(RunShare share, StreamWorker worker, OutputReceiver<String> out)
      throws IOException {
    Path folder = PathText.path(share.runFolder());
    if (!worker.installation().runs().isToFinish(folder.getFileName().toString())) {
      return;
    }
    RunStager run = open(folder, worker);
    for (int unit : share.units()) {
      run.stageUnlessStaged(unit);
    }
    if (closes ? run.closeIfAllIsStaged() : run.allIsStaged()) {
      out.output(share.runFolder());
    }
  }

  /** Most shares that follow each other are of one run. */
  private RunStager open(Path run, StreamWorker worker) {
    if (stager != null && !stager.folder().equals(run)) {
      closeRun();
    }
    if (stager == null) {
      Home home = worker.installation().home();
      stager = RunStager.open(run, home.folder(), worker.installation().settings().limits());
    }
    return stager;
  }
}
