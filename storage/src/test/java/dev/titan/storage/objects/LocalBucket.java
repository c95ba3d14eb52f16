package dev.titan.storage.objects;

import dev.titan.wire.gcs.GcsServer;
import java.nio.file.Path;

/** A bucket of a local Cloud Storage, as a folder for tests. */
public final class LocalBucket implements AutoCloseable {
  private final GcsServer server = GcsServer.start();

  /** An empty one. */
  public LocalBucket() {
    server.createBucket("titan-homes");
  }

  /** The folder. */
  public Path folder() {
    return PathText.path("gs://titan-homes/home#" + server.url());
  }

  /** The server, which can be told to fail. */
  public GcsServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
