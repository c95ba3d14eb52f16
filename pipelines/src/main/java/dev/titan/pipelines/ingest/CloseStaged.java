package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.Manifest;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** When the rows of a run are in the staging tables, states so in its manifest. */
final class CloseStaged extends DoFn<KV<String, String>, String> {
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void close(@Element KV<String, String> run, OutputReceiver<String> out) {
    Path folder = Path.of(run.getKey());
    RunProbe.reached(RunProbe.Point.ROWS_WRITTEN);
    Manifest manifest = RunStager.manifest(folder).withStagedAs(run.getValue());
    RunStager.close(folder, manifest);
    out.output(manifest.runId());
  }
}
