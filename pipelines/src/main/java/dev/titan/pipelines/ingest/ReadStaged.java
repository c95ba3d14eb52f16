package dev.titan.pipelines.ingest;

import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.warehouse.StagedFiles;
import dev.titan.storage.warehouse.StagingLines;
import dev.titan.storage.warehouse.StagingLines.JsonCells;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Reads a staged file: lines of JSON, each with the kind of its row. */
final class ReadStaged extends DoFn<StagedPart, KV<String, String>> {
  private static final long serialVersionUID = 1L;

  private final JsonCells cells;

  ReadStaged(JsonCells cells) {
    this.cells = cells;
  }

  @ProcessElement
  public void read(@Element StagedPart part, OutputReceiver<KV<String, String>> out) {
    Path folder = PathText.path(part.folder());
    if (new RunFiles(folder.getParent()).hasManifest()) {
      return; // another attempt was first: nobody reads the rows of this one
    }
    String kind = part.file().table().json();
    StagedFiles files = StagedFiles.in(folder);
    try (StagingLines lines = new StagingLines(part.key(), files, cells)) {
      lines.forEach(part.file(), line -> out.output(KV.of(kind, line)));
    }
  }
}
