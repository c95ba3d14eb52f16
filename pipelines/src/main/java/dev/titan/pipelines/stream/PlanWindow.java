package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.IngestPipeline;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.registry.MappingSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Makes a run of what has arrived in a window, and hands on its work. Asked for the same again, it
 * hands on the same again.
 */
final class PlanWindow extends DoFn<KV<Integer, Iterable<KeptBatch>>, KV<Integer, RunShare>> {
  private static final long serialVersionUID = 1L;

  private final StreamPlace place;
  private final PCollectionView<String> mappings;

  /**
   * A planner of windows.
   *
   * @param mappings the hash of the snapshot in force
   */
  PlanWindow(StreamPlace place, PCollectionView<String> mappings) {
    this.place = place;
    this.mappings = mappings;
  }

  @ProcessElement
  public void plan(ProcessContext context, IntervalWindow window) throws IOException {
    StreamWorker worker = StreamWorker.at(place);
    worker.work(() -> plan(context, window, worker));
  }

  private void plan(ProcessContext context, IntervalWindow window, StreamWorker worker)
      throws IOException {
    WindowKey key =
        new WindowKey(
            place.launch(),
            Instant.ofEpochMilli(window.start().getMillis()),
            context.pane().getIndex());
    MappingSnapshot snapshot = worker.mappings().load(context.sideInput(mappings));
    List<KeptBatch> batches = new ArrayList<>();
    context.element().getValue().forEach(batches::add);
    for (PlannedWindow planned : worker.planner().plan(key, batches, snapshot)) {
      handOn(planned, context);
    }
  }

  private static void handOn(PlannedWindow window, ProcessContext context) {
    String run = PathText.of(window.run());
    IngestPipeline.shares(window.plan().units().stream().map(WorkUnit::id).toList())
        .forEach(
            (share, units) ->
                context.output(KV.of(share, new RunShare(run, new ArrayList<>(units)))));
  }
}
