package dev.titan.pipelines.staging;

import dev.titan.storage.settings.BigQuerySettings;
import dev.titan.storage.settings.Settings;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * Where pipelines write the rows that they stage.
 *
 * @param project the project of the staging tables
 * @param dataset their dataset
 * @param temporary a folder in Cloud Storage, from which rows are loaded
 */
public record StagingTables(String project, String dataset, String temporary)
    implements Serializable {
  private static final String PREFIX = "staging_";

  public StagingTables {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(temporary, "temporary");
  }

  /**
   * Those of an installation; empty if its pipelines stage files alone, because its warehouse is
   * not in BigQuery, or no folder in Cloud Storage is set.
   */
  public static Optional<StagingTables> of(Settings settings) {
    BigQuerySettings bigquery = settings.bigquery();
    if (bigquery.project().text().isEmpty()) {
      return Optional.empty();
    }
    return bigquery
        .temporary()
        .text()
        .map(
            temporary ->
                new StagingTables(bigquery.place().project(), bigquery.place().raw(), temporary));
  }

  /** The name of the table that takes rows of a kind, such as {@code entries}. */
  String name(String kind) {
    return PREFIX + kind;
  }
}
