package dev.titan.pipelines.bigquery;

import dev.titan.pipelines.ingest.IngestOptions;
import dev.titan.pipelines.ingest.IngestPipeline;
import dev.titan.pipelines.ingest.RunStager;
import dev.titan.pipelines.staging.StagingServices;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsText;
import java.nio.file.Path;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Does the work of a job of Dataflow in its place, from what its workers would be told alone. */
final class JobWork {
  private JobWork() {}

  /**
   * Stages a run into BigQuery.
   *
   * @param run its folder, in a bucket
   * @param home the folder of all state, in a bucket
   */
  static void of(Path run, Path home) {
    Settings settings = SettingsText.read(Map.of("home", PathText.of(home)));
    IngestOptions options = PipelineOptionsFactory.create().as(IngestOptions.class);
    options.setRunFolder(PathText.of(run));
    options.setHome(PathText.of(home));
    StagingServices.reach(settings, options);
    IngestPipeline.into(
            StagingTables.of(settings).orElseThrow(),
            options,
            RunStager.plan(run).units(),
            settings.limits())
        .run()
        .waitUntilFinish();
  }
}
