package dev.titan.pipelines.staging;

import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.TableDestination;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Loads a bounded collection of rows into the staging tables by load jobs: lines of JSON, each with
 * the kind of its row. Gives each table once all its rows are there. A load job brings all of its
 * rows or none, and one whose answer is lost is looked for before it is tried again, so rows of a
 * pipeline that ends well are there once. What one that is killed has loaded, stays: its rows must
 * say of which attempt they are.
 */
public final class LoadStagingTables
    extends PTransform<PCollection<KV<String, String>>, PCollection<TableDestination>> {
  private static final long serialVersionUID = 1L;

  private final StagingTables tables;

  /** Loads into these tables. */
  public LoadStagingTables(StagingTables tables) {
    this.tables = tables;
  }

  @Override
  public PCollection<TableDestination> expand(PCollection<KV<String, String>> rows) {
    return rows.apply(
            "Load them",
            BigQueryIO.<KV<String, String>>write()
                .to(new Destinations(tables))
                .withFormatFunction(new RowOfLine())
                .withMethod(BigQueryIO.Write.Method.FILE_LOADS)
                .withCustomGcsTempLocation(StaticValueProvider.of(tables.temporary()))
                .withCreateDisposition(BigQueryIO.Write.CreateDisposition.CREATE_NEVER)
                .withWriteDisposition(BigQueryIO.Write.WriteDisposition.WRITE_APPEND))
        .getSuccessfulTableLoads();
  }
}
