package dev.titan.pipelines.dataflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;

/**
 * Each pipeline is a job that Dataflow's runner can make, and one that a running job of the last
 * release can be updated to. After a change that is meant, list what was renamed or is gone in the
 * file of renames, then store the new steps with -Ddataflow.update=true.
 */
public final class StoredJob {
  private static final Path STORED = Path.of("src/test/resources/dataflow");

  private StoredJob() {}

  /**
   * Checks that a pipeline is the stored job.
   *
   * @param name of the files in src/test/resources/dataflow
   * @param folder takes the job that is made
   */
  public static void check(
      String name, Path folder, Function<DataflowPipelineOptions, Pipeline> pipeline)
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
