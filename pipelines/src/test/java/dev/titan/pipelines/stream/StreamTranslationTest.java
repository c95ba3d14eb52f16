package dev.titan.pipelines.stream;

import dev.titan.pipelines.dataflow.StoredJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines of streams as jobs of Dataflow. */
final class StreamTranslationTest {
  @TempDir private Path folder;

  private StreamPlace place(Map<String, String> settings) {
    String stream = folder.resolve("stream").toString();
    return new StreamPlace(stream, "launch", new TreeMap<>(settings), true);
  }

  private StreamOptions stream(DataflowPipelineOptions options) {
    options.setStreaming(true);
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setWindowMillis(10_000);
    stream.setMappingsMillis(10_000);
    return stream;
  }

  @Test
  void aStreamOfLandingFilesIsTheStoredJob() throws IOException {
    StoredJob.check(
        "stream-landing",
        folder,
        options ->
            StreamPipeline.of(
                stream(options), place(Map.of()), new Landing("landing", "acme", "pune", null)));
  }

  @Test
  void aStreamOfMessagesIsTheStoredJob() throws IOException {
    StoredJob.check("stream-subscription", folder, options -> messages(options, Map.of()));
  }

  @Test
  void aStreamOfMessagesIntoBigQueryIsTheStoredJob() throws IOException {
    Map<String, String> settings =
        Map.of(
            "bigquery.project", "no-such-project",
            "bigquery.temporary", "gs://no-such-bucket/passing");
    StoredJob.check("stream-bigquery", folder, options -> messages(options, settings));
  }

  private Pipeline messages(DataflowPipelineOptions options, Map<String, String> settings) {
    return SubscriptionPipeline.of(
        stream(options),
        place(settings),
        "projects/my-shop/subscriptions/orders",
        MessageRules.of(new StreamRequest.Names("acme", "pune", "petpooja"), Set.of("acme")));
  }
}
