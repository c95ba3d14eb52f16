package dev.titan.pipelines.intake;

import dev.titan.storage.objects.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file of this machine, or of a home wherever that lies. */
record LocalFile(Path path) implements InputPlace {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0; // whoever opens it will be told
    }
  }

  @Override
  public String where() {
    return PathText.of(path.toAbsolutePath().normalize());
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
