package dev.titan.pipelines.ingest;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.warehouse.ManifestLines;
import dev.titan.storage.warehouse.StagingKey;
import dev.titan.storage.warehouse.StagingLines.JsonCells;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Lists what a run has staged, all of whose units are: a new name for this attempt with the run,
 * its files, and the rows that its manifest holds. A name that a runner throws away, because the
 * bundle failed, goes with the rows under it.
 */
final class ListStaged extends DoFn<String, KV<String, String>> {
  private static final long serialVersionUID = 1L;

  private final TupleTag<StagedPart> files;
  private final TupleTag<KV<String, String>> rows;
  private final JsonCells cells;

  ListStaged(TupleTag<StagedPart> files, TupleTag<KV<String, String>> rows, JsonCells cells) {
    this.files = files;
    this.rows = rows;
    this.cells = cells;
  }

  @ProcessElement
  public void list(@Element String folder, MultiOutputReceiver out) {
    Path run = PathText.path(folder);
    if (new RunFiles(run).hasManifest()) {
      return; // asked for twice: another attempt was first, and the commit may have cleared away
    }
    String name = UUID.randomUUID().toString();
    Manifest manifest = RunStager.manifest(run).withStagedAs(name);
    StagingKey key = StagingKey.of(manifest);
    String staged = PathText.of(new RunFiles(run).staged());
    for (StagedFile file : manifest.files()) {
      out.get(files).output(new StagedPart(staged, key, file));
    }
    OutputReceiver<KV<String, String>> lines = out.get(rows);
    new ManifestLines(manifest, cells).forEach((kind, line) -> lines.output(KV.of(kind, line)));
    out.get(StageInBigQuery.ATTEMPTS).output(KV.of(name, folder));
  }
}
