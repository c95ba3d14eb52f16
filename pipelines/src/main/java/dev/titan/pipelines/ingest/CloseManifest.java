package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.runs.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * The last step: when all units are staged, states so in one manifest, atomically. What it states
 * it takes from the receipts in the staging folder, so that units staged by an earlier attempt
 * count like those of this one.
 */
final class CloseManifest extends DoFn<KV<Integer, Iterable<Integer>>, String> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  CloseManifest(Path folder) {
    this.folder = folder.toString();
  }

  @ProcessElement
  public void close(@Element KV<Integer, Iterable<Integer>> staged, OutputReceiver<String> out)
      throws IOException {
    RunFiles run = new RunFiles(Path.of(folder));
    RunPlan plan = SharedRun.readPlan(Path.of(folder));
    Manifest manifest = ManifestBuilder.build(plan, new Staging(run.staged()).receipts());
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ManifestJson.write(manifest, json);
    run.createManifest(json.toByteArray());
    RunProbe.reached(RunProbe.Point.MANIFEST_WRITTEN);
    out.output(plan.runId());
  }
}
