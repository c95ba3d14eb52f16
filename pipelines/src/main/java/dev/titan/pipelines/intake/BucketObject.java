package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.GcsObject;
import dev.titan.storage.cloud.GcsObjects;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** One generation of an object in Cloud Storage: whatever is written later is not seen. */
record BucketObject(GcsObjects client, GcsObject object) implements InputPlace {

  @Override
  public InputStream open() {
    return client.open(object);
  }

  @Override
  public long size() {
    return object.bytes();
  }

  @Override
  public String where() {
    return object.place().toString();
  }

  @Override
  public String version() {
    return Long.toString(object.generation());
  }

  @Override
  public String name() {
    String name = object.place().name();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }
}
