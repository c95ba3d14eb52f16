package dev.titan.pipelines.stream;

import dev.titan.storage.objects.PathText;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.gcs.GcsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** Likewise in Cloud Storage, where the answer to the first claim is lost. */
final class StreamFolderInBucketTest extends StreamFolderTest {
  private final GcsServer gcs = GcsServer.start(Faults.seeded(3));

  @Override
  Path place() {
    gcs.createBucket("titan-streams");
    gcs.faults().plan(Fault.UNAVAILABLE_AFTER, 1, request -> request.path().contains("/moveTo/"));
    return PathText.path("gs://titan-streams/home#" + gcs.url());
  }

  @AfterEach
  void close() {
    gcs.close();
  }
}
