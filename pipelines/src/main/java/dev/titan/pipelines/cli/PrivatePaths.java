package dev.titan.pipelines.cli;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What only its owner may read or enter: the private folders, and each secret. What lies in a
 * private folder is guarded by the folder; a secret is guarded once more, because it may be moved.
 */
final class PrivatePaths {
  private PrivatePaths() {}

  /** Those of a home that others may read, change or enter. */
  static List<Path> openToOthers(Home home) {
    List<Path> paths = new ArrayList<>();
    Home.PRIVATE.forEach(name -> paths.add(home.folder().resolve(name)));
    paths.add(home.erasures());
    try (Stream<Path> secrets = Files.walk(home.secrets())) {
      secrets.skip(1).forEach(paths::add);
    } catch (IOException | UncheckedIOException e) {
      throw new StorageException("cannot list the secrets in " + home.secrets(), e);
    }
    return paths.stream().filter(Files::exists).filter(Access::isOpenToOthers).toList();
  }
}
