package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.RunStager;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Takes the work of windows from bytes to staged rows; who stages the last unit of a run closes its
 * manifest. Which unit that is tell the receipts in the run's folder, so that no grouping need wait
 * for all of them, and a share that a runner gives out twice does no harm.
 */
final class FunnelWindow extends DoFn<KV<Integer, Iterable<RunShare>>, String> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private transient RunStager stager;

  FunnelWindow(String folder) {
    this.folder = folder;
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
    StreamSession session = StreamSession.at(folder);
    session.work(
        () -> {
          for (RunShare share : shares.getValue()) {
            stage(share, session, out);
          }
        });
  }

  private void stage(RunShare share, StreamSession session, OutputReceiver<String> out)
      throws IOException {
    RunStager run = open(Path.of(share.runFolder()), session);
    for (WorkUnit unit : share.units()) {
      run.stage(unit);
    }
    if (run.closeIfAllIsStaged()) {
      String id = run.folder().getFileName().toString();
      session.closed(id);
      out.output(id);
    }
  }

  /** Most shares that follow each other are of one run. */
  private RunStager open(Path run, StreamSession session) {
    if (stager != null && !stager.folder().equals(run)) {
      closeRun();
    }
    if (stager == null) {
      Home home = session.installation().home();
      stager = RunStager.open(run, home.folder(), session.installation().settings().limits());
    }
    return stager;
  }
}
