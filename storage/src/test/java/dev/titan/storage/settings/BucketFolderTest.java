package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder in Cloud Storage is a bucket with plain names behind it. */
final class BucketFolderTest {
  @Test
  void aFolderHasNoSlashAtItsEnd() {
    assertEquals(Optional.of("gs://bucket/a/b"), BucketFolder.parse("gs://bucket/a/b/").text());
    assertEquals(BucketFolder.parse("gs://bucket/a"), BucketFolder.parse("gs://bucket/a/"));
    assertEquals(Optional.of("gs://bucket"), BucketFolder.parse("gs://bucket").text());
    assertEquals(BucketFolder.NONE, BucketFolder.parse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bucket/a",
        "s3://bucket",
        "gs://",
        "gs://B",
        "gs://bucket//a",
        "gs://bucket/*"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> BucketFolder.parse(text));
  }
}
