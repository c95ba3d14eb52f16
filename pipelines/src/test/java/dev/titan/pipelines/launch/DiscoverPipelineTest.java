package dev.titan.pipelines.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.TestHome;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.storage.registry.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job of the template "discover" leaves in the registry. */
final class DiscoverPipelineTest {
  @TempDir private Path folder;
  private Installation installation;
  private List<InputFile> files;

  @BeforeEach
  void writeFiles() throws IOException {
    installation = TestHome.existing(folder.resolve("home")).installation();
    StringBuilder bills = new StringBuilder("bill_no,bill_date,vendor,total_amount,currency\n");
    for (int i = 1; i <= 40; i++) {
      bills
          .append("B-")
          .append(1000 + i)
          .append(",2026-10-")
          .append(String.format("%02d", i % 28 + 1));
      bills.append(",Fresh Farms ").append(i % 5).append(',').append(20 + i).append(".50,EUR\n");
    }
    Path source = Files.createDirectories(folder.resolve("in/acme/main/bills"));
    Files.writeString(source.resolve("october.csv"), bills);
    Path noise = Files.createDirectories(folder.resolve("in/acme/main/noise"));
    Files.writeString(noise.resolve("a.csv"), "a,b\n1,2\n2,3\n3,4\n");
    files = new InputFinder(null, null, null).find(List.of(folder.resolve("in").toString()));
  }

  private void run(boolean publishes) {
    PipelineResult.State state =
        DiscoverPipeline.of(
                PipelineOptionsFactory.create(), installation.settings(), files, publishes)
            .run()
            .waitUntilFinish();
    assertEquals(PipelineResult.State.DONE, state);
  }

  @Test
  void allWaitsForAPersonUnlessTheSureIsToBePublished() {
    run(false);
    assertTrue(installation.mappings().current("acme").isEmpty());
    List<Proposal> waiting = installation.proposals().open("acme");
    assertTrue(
        waiting.stream().anyMatch(proposal -> proposal.mappingJson().contains("\"bills\"")),
        waiting::toString);

    run(false);
    assertEquals(waiting, installation.proposals().open("acme"), "the same is proposed once");

    run(true);
    assertEquals(1, installation.mappings().current("acme").size());
    assertEquals("bills", installation.mappings().current("acme").get(0).source());
    assertFalse(Files.exists(folder.resolve("home/warehouse.duckdb")), "no record is kept");
  }
}
