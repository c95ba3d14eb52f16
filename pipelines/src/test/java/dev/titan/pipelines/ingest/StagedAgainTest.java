package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.warehouse.StagingKey;
import dev.titan.storage.warehouse.StagingLines.JsonCells;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner may ask for the rows of a run again when it is committed and its staged files are gone.
 * A stream that failed then would be tried again for ever.
 */
final class StagedAgainTest {
  private static final TupleTag<StagedPart> FILES = new TupleTag<>("files") {};
  private static final TupleTag<KV<String, String>> ROWS = new TupleTag<>("rows") {};
  private static final Coder<KV<String, String>> TEXTS =
      KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of());

  @TempDir private Path folder;
  private Path run;
  private Manifest manifest;

  @BeforeEach
  void commitARun() throws IOException {
    Path orders = Files.write(folder.resolve("orders.json"), OrderFiles.lines(20, 5));
    TestHome home = TestHome.withOrders(folder.resolve("home"));
    IngestReport report = home.ingest(orders);
    run = home.installation().home().runs().resolve(report.detail().run().runId());
    try (InputStream json = Files.newInputStream(run.resolve("manifest.json"))) {
      manifest = ManifestJson.read(json, "the run");
    }
    assertFalse(Files.exists(run.resolve("staged")), "it is cleared away");
  }

  @Test
  void aRunThatIsCommittedIsNotListedAgain() {
    Pipeline pipeline = Pipeline.create();
    PCollectionTuple listed =
        pipeline
            .apply(Create.of(PathText.of(run)))
            .apply(
                ParDo.of(new ListStaged(FILES, ROWS, JsonCells.TEXT))
                    .withOutputTags(StageInBigQuery.ATTEMPTS, TupleTagList.of(FILES).and(ROWS)));

    PAssert.that(listed.get(StageInBigQuery.ATTEMPTS).setCoder(TEXTS)).empty();
    PAssert.that(listed.get(FILES).setCoder(SerializableCoder.of(StagedPart.class))).empty();
    PAssert.that(listed.get(ROWS).setCoder(TEXTS)).empty();
    assertEquals(PipelineResult.State.DONE, pipeline.run().waitUntilFinish());
  }

  @Test
  void itsFilesAreNotReadAgain() {
    String staged = PathText.of(new RunFiles(run).staged());
    StagingKey key = StagingKey.of(manifest.withStagedAs("another attempt"));
    Pipeline pipeline = Pipeline.create();

    PAssert.that(
            pipeline
                .apply(
                    Create.of(
                            manifest.files().stream()
                                .map(file -> new StagedPart(staged, key, file))
                                .toList())
                        .withCoder(SerializableCoder.of(StagedPart.class)))
                .apply(ParDo.of(new ReadStaged(JsonCells.TEXT)))
                .setCoder(TEXTS))
        .empty();
    assertEquals(PipelineResult.State.DONE, pipeline.run().waitUntilFinish());
  }
}
