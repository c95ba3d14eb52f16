package dev.titan.storage.runs;

import dev.titan.storage.objects.LocalBucket;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a home in Cloud Storage. */
final class RunsInBucketTest extends RunsTest {
  @RegisterExtension private final LocalBucket bucket = new LocalBucket();

  @Override
  Path place(Path temporary) {
    return bucket.folder();
  }

  @Override
  void clearingDoesNotFollowLinks() {} // there are none
}
