package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestPipeline;
import dev.titan.storage.registry.MappingSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/** Makes a run of what has arrived in a window, and hands on its work. */
final class PlanWindow extends DoFn<KV<Integer, Iterable<KeptBatch>>, KV<Integer, RunShare>> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final PCollectionView<String> mappings;

  /**
   * A planner of windows.
   *
   * @param mappings the hash of the snapshot in force
   */
  PlanWindow(String folder, PCollectionView<String> mappings) {
    this.folder = folder;
    this.mappings = mappings;
  }

  @ProcessElement
  public void plan(ProcessContext context, IntervalWindow window) throws IOException {
    StreamSession session = StreamSession.at(folder);
    awaitRoom(session);
    session.work(() -> plan(context, window, session));
  }

  private void plan(ProcessContext context, IntervalWindow window, StreamSession session)
      throws IOException {
    WindowKey key =
        new WindowKey(
            session.launch(),
            Instant.ofEpochMilli(window.start().getMillis()),
            context.pane().getIndex());
    MappingSnapshot snapshot = session.mappings().load(context.sideInput(mappings));
    List<KeptBatch> batches = new ArrayList<>();
    context.element().getValue().forEach(batches::add);
    Optional<PlannedWindow> planned = session.window(key.hash());
    if (planned.isEmpty()) {
      planned = session.planner().plan(key, batches, snapshot);
      planned.ifPresent(session::planned);
    }
    planned.ifPresent(run -> handOn(run, context));
  }

  private static void awaitRoom(StreamSession session) {
    try {
      session.awaitRoom();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamEndedException();
    }
  }

  private static void handOn(PlannedWindow window, ProcessContext context) {
    String run = window.run().folder().toString();
    IngestPipeline.shares(window.plan().units())
        .forEach(
            (share, units) ->
                context.output(KV.of(share, new RunShare(run, new ArrayList<>(units)))));
  }
}
