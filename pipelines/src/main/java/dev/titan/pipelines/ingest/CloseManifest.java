package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.Manifest;
import dev.titan.storage.objects.PathText;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** The last step: when all units are staged, states so in the manifest. */
final class CloseManifest extends DoFn<KV<Integer, Iterable<Integer>>, String> {
  private static final long serialVersionUID = 1L;

  private final String folder;

  CloseManifest(Path folder) {
    this.folder = PathText.of(folder);
  }

  @ProcessElement
  public void close(@Element KV<Integer, Iterable<Integer>> staged, OutputReceiver<String> out) {
    Path run = PathText.path(folder);
    Manifest manifest = RunStager.manifest(run);
    RunStager.close(run, manifest);
    out.output(manifest.runId());
  }
}
