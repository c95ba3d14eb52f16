package dev.titan.wire.gcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

/** With Beam's file system for {@code gs://}, unmodified. */
class BeamFilesTest {

  /** One each; Beam waits a second and more before it tries again. */
  private static final Faults FAULTS =
      Faults.seeded(3)
          .plan(Fault.UNAVAILABLE, 1, request -> request.path().endsWith("/o"))
          .plan(Fault.UNAVAILABLE, 1, request -> request.path().contains("/rewriteTo/"));

  @Test
  void matchesWritesReadsRenamesAndDeletes() throws IOException {
    try (GcsServer server = GcsServer.start(FAULTS)) {
      server.createBucket("exports");
      use(server);
      byte[] content = new byte[3_000_000];
      new Random(1).nextBytes(content);
      for (String name : List.of("in/a.csv", "in/b.csv", "in/c.txt", "in/deep/d.csv")) {
        write(id("gs://exports/" + name), content);
      }
      assertEquals(
          List.of("gs://exports/in/a.csv", "gs://exports/in/b.csv"),
          matched("gs://exports/in/*.csv"));
      assertArrayEquals(content, server.get("exports", "in/deep/d.csv").orElseThrow());
      try (var in = Channels.newInputStream(FileSystems.open(id("gs://exports/in/a.csv")))) {
        in.skipNBytes(2_000_000);
        assertArrayEquals(Arrays.copyOfRange(content, 2_000_000, 3_000_000), in.readAllBytes());
      }
      FileSystems.rename(
          List.of(id("gs://exports/in/a.csv"), id("gs://exports/in/b.csv")),
          List.of(id("gs://exports/out/a.csv"), id("gs://exports/out/b.csv")));
      FileSystems.delete(List.of(id("gs://exports/in/c.txt")));
      assertEquals(List.of("in/deep/d.csv", "out/a.csv", "out/b.csv"), server.names("exports"));
      assertEquals(2, FAULTS.injected());
    }
  }

  private static void use(GcsServer server) {
    GcsOptions options =
        PipelineOptionsFactory.fromArgs(
                "--gcsEndpoint=" + server.beamEndpoint(),
                "--project=local",
                "--credentialFactoryClass=" + NoopCredentialFactory.class.getName())
            .as(GcsOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
  }

  private static ResourceId id(String path) {
    return FileSystems.matchNewResource(path, false);
  }

  private static void write(ResourceId file, byte[] content) throws IOException {
    try (WritableByteChannel out = FileSystems.create(file, "text/plain")) {
      out.write(ByteBuffer.wrap(content));
    }
  }

  private static List<String> matched(String glob) throws IOException {
    MatchResult result = FileSystems.match(glob);
    Stream<String> names =
        result.metadata().stream().map(metadata -> metadata.resourceId().toString());
    return names.sorted().toList();
  }
}
