package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The buckets that paths of this process lie in. Reading, listing and removing are the same there
 * as on a disk, by java.nio. What differs goes through here: a bucket has no locks and no links,
 * forces nothing to disk, and an object is there whole when its upload ends.
 */
public final class Buckets {
  private static final Map<FileSystem, Bucket> OPEN = new ConcurrentHashMap<>();

  private Buckets() {}

  /** What a bucket can do beyond java.nio. */
  public interface Bucket {
    /** A store of the objects whose names begin with those of a folder. */
    ObjectStore store(Path folder);

    /**
     * Makes a file of this machine an object, which replaces one of that name. It is there whole,
     * or not at all.
     *
     * @throws IOException if the file cannot be read
     * @throws StorageException if the object cannot be written
     */
    void upload(Path file, Path object) throws IOException;

    /** The address of the service, or empty if it is Google's. */
    Optional<String> endpoint();
  }

  /** Opens buckets; found as a service, since most installations have no library for them. */
  public interface Opener {
    /**
     * The path of a name in a bucket, which is registered from then on.
     *
     * @param name such as {@code gs://bucket/folder}
     * @param endpoint the address of the service; null for Google's
     * @throws IllegalArgumentException if it is no such name
     */
    Path path(String name, String endpoint);
  }

  /** Whether a text is meant as a name in a bucket. */
  public static boolean isMeant(String text) {
    return text.startsWith("gs://");
  }

  /**
   * The path of a name in a bucket.
   *
   * @param endpoint the address of the service; null for Google's
   * @throws IllegalArgumentException if it is no such name
   * @throws StorageException if the library of the cloud is not there
   */
  public static Path path(String name, String endpoint) {
    try {
      return ServiceLoader.load(Opener.class, Buckets.class.getClassLoader())
          .findFirst()
          .orElseThrow()
          .path(name, endpoint);
    } catch (NoClassDefFoundError e) {
      throw new StorageException(
          "the Google Cloud libraries are not on the class path: set TITAN_CLOUD=1 and start Titan"
              + " by scripts/titan",
          e);
    }
  }

  /** From now on, paths of this file system lie in that bucket. */
  public static void register(FileSystem files, Bucket bucket) {
    OPEN.put(files, bucket);
  }

  /** Whether a path lies in a bucket; else it lies on a disk. */
  public static boolean hold(Path path) {
    return !path.getFileSystem().equals(FileSystems.getDefault());
  }

  /** The bucket that a path lies in. */
  public static Bucket of(Path path) {
    Bucket bucket = OPEN.get(path.getFileSystem());
    if (bucket == null) {
      throw new IllegalStateException("nobody has opened the bucket of " + path.toUri());
    }
    return bucket;
  }
}
