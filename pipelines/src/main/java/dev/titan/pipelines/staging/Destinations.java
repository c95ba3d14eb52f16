package dev.titan.pipelines.staging;

import com.google.api.services.bigquery.model.TableReference;
import org.apache.beam.sdk.io.gcp.bigquery.TableDestination;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.ValueInSingleWindow;

/** The staging table of a line, by the kind of its row. */
final class Destinations
    implements SerializableFunction<ValueInSingleWindow<KV<String, String>>, TableDestination> {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "staging_";

  private final StagingTables tables;

  Destinations(StagingTables tables) {
    this.tables = tables;
  }

  @Override
  public TableDestination apply(ValueInSingleWindow<KV<String, String>> line) {
    return new TableDestination(
        new TableReference()
            .setProjectId(tables.project())
            .setDatasetId(tables.dataset())
            .setTableId(PREFIX + line.getValue().getKey()),
        null);
  }
}
