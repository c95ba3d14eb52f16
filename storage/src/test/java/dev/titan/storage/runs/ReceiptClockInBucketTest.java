package dev.titan.storage.runs;

import dev.titan.storage.objects.LocalBucket;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock of a home in Cloud Storage. */
final class ReceiptClockInBucketTest extends ReceiptClockTest {
  @RegisterExtension private final LocalBucket bucket = new LocalBucket();

  @Override
  Path place(Path temporary) {
    return bucket.folder();
  }
}
