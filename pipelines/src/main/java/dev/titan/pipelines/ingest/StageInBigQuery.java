package dev.titan.pipelines.ingest;

import dev.titan.pipelines.staging.AppendStagingTables;
import dev.titan.pipelines.staging.LoadStagingTables;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.warehouse.StagingLines.JsonCells;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Takes folders of runs all of whose units are staged as files, writes the rows of these into the
 * staging tables of BigQuery, and closes the manifests when they are there; gives the runs. A
 * bounded collection of folders is loaded, an unbounded one appended by the Storage Write API.
 *
 * <p>The manifest says under which name this attempt has written its rows, so what a killed or
 * failed one has left is never read. The files stay what the rows are made of, so a run that is
 * tried again need not decode anything again.
 */
public final class StageInBigQuery extends PTransform<PCollection<String>, PCollection<String>> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<String, String>> ATTEMPTS = new TupleTag<>("attempts") {};
  private static final TupleTag<StagedPart> FILES = new TupleTag<>("files") {};
  private static final TupleTag<KV<String, String>> ROWS = new TupleTag<>("rows") {};

  private final StagingTables tables;

  /** Writes into these tables. */
  public StageInBigQuery(StagingTables tables) {
    this.tables = tables;
  }

  @Override
  public PCollection<String> expand(PCollection<String> folders) {
    boolean loads = folders.isBounded() == PCollection.IsBounded.BOUNDED;
    JsonCells cells = loads ? JsonCells.NESTED : JsonCells.TEXT;
    Coder<KV<String, String>> texts = KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of());
    PCollectionTuple staged =
        folders.apply(
            "List what is staged",
            ParDo.of(new ListStaged(FILES, ROWS, cells))
                .withOutputTags(ATTEMPTS, TupleTagList.of(FILES).and(ROWS)));
    PCollection<KV<String, String>> attempts = staged.get(ATTEMPTS).setCoder(texts);
    PCollection<KV<String, String>> ofFiles =
        staged
            .get(FILES)
            .setCoder(SerializableCoder.of(StagedPart.class))
            .apply("Spread the files", Reshuffle.viaRandomKey())
            .apply("Read them", ParDo.of(new ReadStaged(cells)))
            .setCoder(texts);
    PCollection<KV<String, String>> rows =
        PCollectionList.of(staged.get(ROWS).setCoder(texts))
            .and(ofFiles)
            .apply("All rows", Flatten.pCollections());
    return loads ? load(attempts, rows) : append(attempts, rows);
  }

  private PCollection<String> load(
      PCollection<KV<String, String>> attempts, PCollection<KV<String, String>> rows) {
    return attempts
        .apply(
            "Wait for all rows",
            Wait.on(rows.apply("Write the staging tables", new LoadStagingTables(tables))))
        .apply("Close the manifest", ParDo.of(new CloseStaged()));
  }

  private PCollection<String> append(
      PCollection<KV<String, String>> attempts, PCollection<KV<String, String>> rows) {
    rows.apply("Write the staging tables", new AppendStagingTables(tables));
    return attempts
        .apply("Begin to wait", Reshuffle.of())
        .apply("Close the manifest", ParDo.of(new CloseWhenThere(tables.settings())));
  }
}
