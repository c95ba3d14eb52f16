package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Gives a finished temporary file its name, unless the name is taken. */
interface Naming {

  /**
   * Names a file. The temporary file may or may not be gone afterwards.
   *
   * @return false if the name is taken
   */
  boolean name(Path temporary, Path target) throws IOException;

  /**
   * By hard link, which fails where the name is taken: the one call by which a POSIX file system
   * names a finished file without ever replacing another. Where links do not exist (exFAT, some
   * network folders), by rename under a lock on {@code lockFile}.
   */
  static Naming byLink(Path lockFile) {
    Naming otherwise = byLockedMove(lockFile);
    return (temporary, target) -> {
      try {
        Files.createLink(target, temporary);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (NoSuchFileException e) {
        throw e; // no trouble with links: a folder is gone
      } catch (UnsupportedOperationException | FileSystemException e) {
        return otherwise.name(temporary, target);
      }
    };
  }

  /** By rename: it would replace silently, so the look and the rename stand under one lock. */
  static Naming byLockedMove(Path lockFile) {
    return (temporary, target) -> {
      ProcessLock lock = ProcessLock.acquire(lockFile);
      try {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        Files.move(temporary, target);
        return true;
      } finally {
        lock.close();
      }
    };
  }
}
