package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The hidden folder {@code .tmp} of a store, where files are written before they get their names.
 * What a process that died has left there is removed when it is a day old: no living writer leaves
 * a file untouched for so long.
 */
final class TemporaryFiles {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Path folder;
  private final Access access;

  private TemporaryFiles(Path folder, Access access) {
    this.folder = folder;
    this.access = access;
  }

  /** Opens the folder inside a store's root and clears away old leftovers. */
  static TemporaryFiles in(Path root, Access access, Instant now) throws IOException {
    TemporaryFiles files = new TemporaryFiles(root.resolve(".tmp"), access);
    Folders.make(files.folder, access);
    files.removeOlderThan(now.minus(KEPT));
    return files;
  }

  /** A new empty file. */
  Path create() throws IOException {
    while (true) {
      long random = ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE;
      Path file = folder.resolve(Long.toString(random, 36));
      try {
        return Files.createFile(file, access.ofFile());
      } catch (FileAlreadyExistsException e) {
        // the name is taken: draw another one
      } catch (NoSuchFileException e) {
        Folders.make(folder, access); // someone has tidied the folder away
      }
    }
  }

  private void removeOlderThan(Instant limit) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        removeIfOlder(file, limit);
      }
    }
  }

  private static void removeIfOlder(Path file, Instant limit) throws IOException {
    try {
      boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      if (plain && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // its writer has just finished, or another process clears too
    }
  }
}
