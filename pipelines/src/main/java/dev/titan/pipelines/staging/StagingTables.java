package dev.titan.pipelines.staging;

import dev.titan.schemas.sql.BigQueryPlace;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where pipelines write the rows that they stage.
 *
 * @param project the project of the staging tables
 * @param dataset their dataset
 * @param temporary a folder in Cloud Storage, from which rows are loaded
 * @param settings those of the process that has launched the pipeline, for its workers
 */
public record StagingTables(
    String project, String dataset, String temporary, TreeMap<String, String> settings)
    implements Serializable {

  public StagingTables {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(temporary, "temporary");
    settings = new TreeMap<>(settings);
  }

  /**
   * Those of an installation; empty if its pipelines stage files alone, because its warehouse is
   * not in BigQuery, or no folder in Cloud Storage is set.
   */
  public static Optional<StagingTables> of(Settings settings) {
    if (settings.bigquery().project().text().isEmpty()) {
      return Optional.empty();
    }
    return settings
        .bigquery()
        .temporary()
        .text()
        .map(
            temporary -> {
              BigQueryPlace place = settings.bigquery().place();
              return new StagingTables(
                  place.project(),
                  place.raw(),
                  temporary,
                  new TreeMap<>(SettingsText.write(settings)));
            });
  }
}
