package dev.titan.storage.objects;

import dev.titan.wire.gcs.GcsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A bucket of a local Cloud Storage, as a folder for one test: an extension of it. */
public final class LocalBucket implements AfterEachCallback {
  private final GcsServer server = GcsServer.start();

  /** An empty one. */
  public LocalBucket() {
    server.createBucket("titan-homes");
  }

  /** The folder. */
  public Path folder() {
    return PathText.path("gs://titan-homes/home#" + server.url());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }
}
