package dev.titan.pipelines.dataflow;

import dev.titan.pipelines.ingest.IngestOptions;
import dev.titan.pipelines.ingest.IngestPipeline;
import dev.titan.pipelines.plan.UnitSlice;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.RecordRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline of ingests and replays as a job of Dataflow. */
final class DataflowTranslationTest {
  @TempDir private Path folder;

  /** Replays are runs of this pipeline too; they differ in their plans. */
  @Test
  void ingestIsTheStoredJob() throws IOException {
    StoredJob.check("ingest", folder, this::ingest);
  }

  @Test
  void ingestIntoBigQueryIsTheStoredJob() throws IOException {
    StagingTables tables =
        new StagingTables(
            "no-such-project", "titan_raw", "gs://no-such-bucket/passing", new TreeMap<>());
    StoredJob.check(
        "ingest-bigquery",
        folder,
        options -> IngestPipeline.into(tables, ingestOptions(options), units(), Limits.DEFAULT));
  }

  private Pipeline ingest(DataflowPipelineOptions options) {
    return IngestPipeline.of(ingestOptions(options), units(), Limits.DEFAULT);
  }

  private IngestOptions ingestOptions(DataflowPipelineOptions options) {
    IngestOptions ingest = options.as(IngestOptions.class);
    ingest.setRunFolder(folder.resolve("run").toString());
    ingest.setHome(folder.resolve("home").toString());
    return ingest;
  }

  private static List<WorkUnit> units() {
    return List.of(
        new WorkUnit(0, List.of(new UnitSlice(0, new RecordRange(0, 80, 0, 1, 2))), List.of()));
  }
}
