package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline under all the checks that the direct runner has: encodings and immutability. */
final class IngestPipelineTest {
  @TempDir private Path folder;

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  @Test
  void elementsSurviveTheRunnersChecks() throws IOException {
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    Path file = OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(800, 6));
    planOnly(home, file);
    String runId = home.installation().runs().open().get(0).id();
    try (RunFolder run = home.installation().runs().take(runId).orElseThrow()) {
      RunPlan plan = SharedRun.readPlan(run.folder());
      assertTrue(plan.units().size() > 3, "several units, but " + plan.units().size());

      IngestPipeline.of(checked(home, run), plan.units(), Limits.DEFAULT).run().waitUntilFinish();

      assertTrue(run.manifest().isPresent());
    }
    IngestReport report = home.ingest(file);
    assertEquals(runId, report.detail().run().runId());
    assertEquals(800, report.counts().read());
  }

  /** Beam's own defaults keep all checks on. */
  private static IngestOptions checked(TestHome home, RunFolder run) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    assertTrue(options.isEnforceImmutability() && options.isEnforceEncodability());
    IngestOptions ingest = options.as(IngestOptions.class);
    ingest.setRunFolder(run.folder().toString());
    ingest.setHome(home.installation().home().folder().toString());
    return ingest;
  }

  private static void planOnly(TestHome home, Path file) {
    RunProbe.listen(
        point -> {
          throw new IllegalStateException("planned is enough");
        });
    assertThrows(IllegalStateException.class, () -> home.ingest(file));
    RunProbe.listen(point -> {});
    assertEquals(List.of(), home.installation().warehouse().runs());
  }
}
