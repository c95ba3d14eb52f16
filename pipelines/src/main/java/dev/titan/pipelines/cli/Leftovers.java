package dev.titan.pipelines.cli;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What killed commands have left in a home, and nobody takes up again: files that were being
 * written, what the warehouse has spilled, letters that were being edited. No living command leaves
 * such a thing untouched for a day, an editor for two.
 */
final class Leftovers {
  private static final Duration STALE = Duration.ofDays(1);
  private static final Duration UNEDITED = Duration.ofDays(2);
  private static final String WAREHOUSE_TEMPORARIES =
      "warehouse.duckdb.{tmp,version-*.backup.tmp,compacted,compacted.wal}";

  private final Path home;
  private final Instant now;
  private final List<Path> found = new ArrayList<>();

  private Leftovers(Path home, Instant now) {
    this.home = home;
    this.now = now;
  }

  /** Those of a home. */
  static List<Path> of(Path home, Instant now) {
    Leftovers leftovers = new Leftovers(home, now);
    leftovers.find(home, WAREHOUSE_TEMPORARIES, STALE);
    leftovers.find(home.resolve("letters"), "*", UNEDITED);
    for (String store : List.of("", "registry", "raw", "secrets")) {
      leftovers.find(home.resolve(store).resolve(".tmp"), "*", STALE);
    }
    for (Path run : leftovers.children(home.resolve("runs"), "*")) {
      leftovers.find(run.resolve(".tmp"), "*", STALE);
    }
    return leftovers.found;
  }

  private void find(Path folder, String names, Duration age) {
    for (Path path : children(folder, names)) {
      if (lastChange(path).isBefore(now.minus(age))) {
        found.add(path);
      }
    }
  }

  private List<Path> children(Path folder, String names) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, names)) {
      paths.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
    return children;
  }

  /** Of a folder with all that is in it; now, if it is removed meanwhile. */
  private Instant lastChange(Path path) {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.map(this::ownChange).max(Instant::compareTo).orElse(now);
    } catch (IOException | UncheckedIOException e) {
      return now;
    }
  }

  private Instant ownChange(Path path) {
    try {
      return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (IOException e) {
      return now;
    }
  }

  @Override
  public String toString() {
    return "Leftovers[" + home + "]";
  }
}
