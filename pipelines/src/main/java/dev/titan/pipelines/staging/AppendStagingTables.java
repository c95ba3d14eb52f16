package dev.titan.pipelines.staging;

import dev.titan.storage.warehouse.StagingException;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryStorageApiInsertError;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.joda.time.Duration;

/**
 * Appends an unbounded collection of rows to the staging tables by the Storage Write API, exactly
 * once: lines of JSON, each with the kind of its row. A row is seen some time after it has passed
 * here, when its stream is flushed: whoever needs all rows of a run asks BigQuery for them.
 */
public final class AppendStagingTables extends PTransform<PCollection<KV<String, String>>, PDone> {
  private static final long serialVersionUID = 1L;

  /** For each table: rows of a window are few. */
  private static final int STREAMS = 1;

  private static final Duration PATIENCE = Duration.standardSeconds(1);

  private final StagingTables tables;

  /** Appends to these tables. */
  public AppendStagingTables(StagingTables tables) {
    this.tables = tables;
  }

  @Override
  public PDone expand(PCollection<KV<String, String>> rows) {
    rows.apply(
            "Append them",
            BigQueryIO.<KV<String, String>>write()
                .to(new Destinations(tables))
                .withFormatFunction(new RowOfLine())
                .withMethod(BigQueryIO.Write.Method.STORAGE_WRITE_API)
                .withTriggeringFrequency(PATIENCE)
                .withNumStorageWriteApiStreams(STREAMS)
                .withCreateDisposition(BigQueryIO.Write.CreateDisposition.CREATE_NEVER)
                .withWriteDisposition(BigQueryIO.Write.WriteDisposition.WRITE_APPEND))
        .getFailedStorageApiInserts()
        .apply("Lose none", ParDo.of(new LoseNone()));
    return PDone.in(rows.getPipeline());
  }

  /** A row that BigQuery does not take is a fault of the system, and stops the stream. */
  private static final class LoseNone extends DoFn<BigQueryStorageApiInsertError, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    @SuppressWarnings("DoNotCallSuggester") // Beam calls it
    public void refused() {
      // Without the error's text, which quotes the row.
      throw new StagingException(
          "BigQuery has refused a staged row; see that the staging tables are those of this"
              + " version: titan schema check");
    }
  }
}
