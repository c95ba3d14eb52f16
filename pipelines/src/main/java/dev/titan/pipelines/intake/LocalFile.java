package dev.titan.pipelines.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file on this machine. */
record LocalFile(Path path) implements InputPlace {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public long size() {
    return path.toFile().length();
  }

  @Override
  public String where() {
    return path.toAbsolutePath().normalize().toString();
  }

  @Override
  public String version() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return attributes.size() + "@" + attributes.lastModifiedTime();
    } catch (NoSuchFileException e) {
      return "absent";
    }
  }

  @Override
  public String name() {
    return path.getFileName().toString();
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(path);
  }
}
