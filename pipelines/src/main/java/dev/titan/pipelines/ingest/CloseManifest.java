package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.storage.runs.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** The last step: when all units are staged, states so in the manifest. */
final class CloseManifest extends DoFn<KV<Integer, Iterable<Integer>>, String> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  CloseManifest(Path folder) {
    this.folder = folder.toString();
  }

  @ProcessElement
  public void close(@Element KV<Integer, Iterable<Integer>> staged, OutputReceiver<String> out)
      throws IOException {
    Path run = Path.of(folder);
    RunPlan plan = SharedRun.readPlan(run);
    RunStager.close(run, plan, new Staging(new RunFiles(run).staged()).receipts());
    out.output(plan.runId());
  }
}
