package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Storage does not do what it must: a fault of the system, never of the data. It stops the run; it
 * never becomes a dead letter. The message names the place and the remedy.
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What could not be done to which file or folder. */
  public static StorageException cannot(String doing, Path path, IOException e) {
    return Buckets.hold(path)
        ? cannot(doing, PathText.of(path), "check this account's rights on the bucket", e)
        : cannot(doing, path.toString(), "check the rights on the folder and the free space", e);
  }

  /** What could not be done to what, and what to do. */
  public static StorageException cannot(String doing, String place, String remedy, IOException e) {
    return new StorageException(
        "cannot " + doing + " " + place + " (" + Folders.reason(e) + "): " + remedy, e);
  }
}
