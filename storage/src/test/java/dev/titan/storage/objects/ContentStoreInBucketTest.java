package dev.titan.storage.objects;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contents in Cloud Storage. */
final class ContentStoreInBucketTest extends ContentStoreTest {
  @RegisterExtension private final LocalBucket bucket = new LocalBucket();

  @Override
  Path place(Path temporary) {
    return bucket.folder();
  }

  /** On their way they are on this machine. */
  @Override
  long onTheirWay() {
    return 0;
  }

  @Override
  void onlyTheOwnerMayReadOriginals() {} // that is up to the rights on the bucket

  @Override
  void keepsTheSameContentOnce() {} // an object's time cannot be set
}
