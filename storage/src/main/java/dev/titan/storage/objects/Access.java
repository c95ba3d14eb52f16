package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Who may read what Titan writes into a folder. */
public enum Access {
  /** As the user's file mask says. */
  SHARED,
  /** Only the user who runs Titan: for secrets and original data. */
  OWNER_ONLY;

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] NONE = {};

  private static final Set<PosixFilePermission> OTHERS =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(
                  PosixFilePermission.OWNER_READ,
                  PosixFilePermission.OWNER_WRITE,
                  PosixFilePermission.OWNER_EXECUTE)));

  /**
   * Refuses a secret file that others may read or change.
   *
   * @throws StorageException if so, naming the command that puts it right
   */
  public static void requireOwnerOnly(Path file) {
    if (!knowsRights(file)) {
      return;
    }
    try {
      for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
        if (OTHERS.contains(permission)) {
          throw new StorageException(
              "the secret file " + file + " is open to other users: run chmod go= " + file);
        }
      }
    } catch (IOException e) {
      throw StorageException.cannot("look at", file, e);
    }
  }

  /** Whether other users may read, change or enter a file or folder that is there. */
  public static boolean isOpenToOthers(Path file) {
    try {
      return knowsRights(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    } catch (NoSuchFileException e) {
      return false; // removed meanwhile
    } catch (IOException e) {
      throw StorageException.cannot("look at", file, e);
    }
  }

  /** Takes all rights on a file or folder from other users. */
  public static void closeToOthers(Path file) {
    if (!knowsRights(file)) {
      return;
    }
    try {
      Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(file));
      rights.removeAll(OTHERS);
      Files.setPosixFilePermissions(file, rights);
    } catch (IOException e) {
      throw StorageException.cannot("take the rights of other users from", file, e);
    }
  }

  /** Who may read what lies in a bucket is said of the bucket, not of its objects. */
  private static boolean knowsRights(Path file) {
    return POSIX && !Buckets.hold(file);
  }

  FileAttribute<?>[] ofFolder() {
    return permissions("rwx------");
  }

  FileAttribute<?>[] ofFile() {
    return permissions("rw-------");
  }

  /** Set at creation, so that there is no moment at which others could open the file. */
  private FileAttribute<?>[] permissions(String text) {
    if (this == SHARED || !POSIX) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
    };
  }
}
