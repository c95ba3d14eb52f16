package dev.titan.pipelines.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.pipelines.ingest.IngestOptions;
import dev.titan.pipelines.ingest.IngestPipeline;
import dev.titan.pipelines.plan.UnitSlice;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.RecordRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each pipeline is a job that Dataflow's runner can make, and one that a running job of the last
 * release can be updated to. After a change that is meant, list what was renamed or is gone in the
 * file of renames, then store the new steps with -Ddataflow.update=true.
 */
final class DataflowTranslationTest {
  private static final Path STORED = Path.of("src/test/resources/dataflow");

  @TempDir private Path folder;

  /** Replays are runs of this pipeline too; they differ in their plans. */
  @Test
  void ingestIsTheStoredJob() throws IOException {
    check("ingest", this::ingest);
  }

  private Pipeline ingest(DataflowPipelineOptions options) {
    IngestOptions ingest = options.as(IngestOptions.class);
    ingest.setRunFolder(folder.resolve("run").toString());
    ingest.setHome(folder.resolve("home").toString());
    WorkUnit unit =
        new WorkUnit(0, List.of(new UnitSlice(0, new RecordRange(0, 80, 0, 1, 2))), List.of());
    return IngestPipeline.of(ingest, List.of(unit), Limits.DEFAULT);
  }

  private void check(String name, Function<DataflowPipelineOptions, Pipeline> pipeline)
      throws IOException {
    Path file = STORED.resolve(name + ".steps");
    Renames renames = Renames.read(STORED.resolve(name + ".renames.json"));

    SortedMap<String, List<String>> now = TranslatedJob.of(folder, pipeline).steps();

    SortedMap<String, List<String>> stored = StoredSteps.read(file);
    assertEquals(List.of(), renames.breaches(stored, now), "list what changed in the renames");
    if (Boolean.getBoolean("dataflow.update")) {
      StoredSteps.write(file, now);
    } else {
      assertEquals(List.of(), renames.added(stored, now), "new steps: -Ddataflow.update=true");
    }
  }
}
