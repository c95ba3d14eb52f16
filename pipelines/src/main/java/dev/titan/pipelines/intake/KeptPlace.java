package dev.titan.pipelines.intake;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The place of an input whose bytes are kept already, or could not be read when it was time to. */
record KeptPlace(String where) implements InputPlace {

  @Override
  public InputStream open() {
    throw new IllegalStateException(where + " is not read where it was");
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public String name() {
    return where.substring(where.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }
}
