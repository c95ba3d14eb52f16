package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.Manifest;
import dev.titan.storage.objects.PathText;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * When the rows of an attempt are in the staging tables, states so in the manifest of its run. An
 * attempt is its name, and the folder of the run.
 */
final class CloseStaged extends DoFn<KV<String, String>, String> {
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void close(@Element KV<String, String> attempt, OutputReceiver<String> out) {
    Path folder = PathText.path(attempt.getValue());
    RunProbe.reached(RunProbe.Point.ROWS_WRITTEN);
    Manifest manifest = RunStager.manifest(folder).withStagedAs(attempt.getKey());
    RunStager.close(folder, manifest);
    out.output(manifest.runId());
  }
}
