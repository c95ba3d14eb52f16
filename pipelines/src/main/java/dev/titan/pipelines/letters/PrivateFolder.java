package dev.titan.pipelines.letters;

import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.Scratch;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of this machine for original data that only this user may enter, gone when it is closed:
 * in a home, or where that is in a bucket, among the temporary files.
 */
public final class PrivateFolder implements AutoCloseable {
  /** Nobody edits for so long; what is older was left by a process that was killed. */
  private static final Duration STALE = Duration.ofDays(2);

  private final Path folder;

  private PrivateFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes one in a home. */
  public static PrivateFolder in(Home home) throws IOException {
    if (Buckets.hold(home.folder())) {
      return new PrivateFolder(Files.createTempDirectory(Scratch.folder(), "work-"));
    }
    Path parent = home.letters();
    removeStale(parent);
    return new PrivateFolder(Files.createTempDirectory(parent, "work-")); // for its owner only
  }

  private static void removeStale(Path parent) throws IOException {
    List<Path> found;
    try (Stream<Path> children = Files.list(parent)) {
      found = children.toList();
    }
    for (Path child : found) {
      Instant changed = Files.getLastModifiedTime(child).toInstant();
      if (changed.isBefore(Instant.now().minus(STALE))) {
        Folders.deleteTree(child);
      }
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    Folders.deleteTree(folder);
  }
}
