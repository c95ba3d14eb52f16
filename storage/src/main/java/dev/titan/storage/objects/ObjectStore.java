package dev.titan.storage.objects;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small immutable objects under keys. An object appears whole or not at all, and the first writer
 * of a key wins: that is all the locking that the registry, cases and runs need, and what a folder
 * and a bucket can both promise.
 *
 * <p>Keys follow {@link ObjectKey}; a key that breaks the rules is an {@link
 * IllegalArgumentException}. A store that fails throws {@link StorageException}.
 */
public interface ObjectStore {

  /**
   * The store in a folder, on a disk (made if it is absent) or in a bucket.
   *
   * @param access who may read what this store writes on a disk; in a bucket its rights say that
   * @throws StorageException if the folder cannot be made or written to
   */
  static ObjectStore at(Path folder, Access access) {
    return Buckets.hold(folder)
        ? Buckets.of(folder).store(folder)
        : FolderObjectStore.open(folder, access);
  }

  /**
   * Creates an object. When it returns, the object survives a power cut, whoever has written it.
   *
   * @return whether this call has created it; false if the key was taken, and nothing has changed
   */
  boolean createIfAbsent(String key, byte[] bytes);

  /**
   * Creates those of many objects whose keys are free, with less waiting for the disk than one by
   * one. When it returns, all of them survive a power cut.
   */
  default void createAllIfAbsent(Map<String, byte[]> objects) {
    objects.forEach(this::createIfAbsent);
  }

  /**
   * Replaces an object, if it has the bytes that the caller has seen. For leases only: all that
   * must be kept is a {@link Sequence} of objects that never change.
   *
   * @param expected what it must have been like until now
   * @return whether this call has replaced it; false if it was another one or is gone. In the rare
   *     case that this call has, its answer was lost, and another caller has replaced the object
   *     since, also false
   */
  boolean replace(String key, byte[] expected, byte[] bytes);

  /** The bytes of an object, or empty if there is none. */
  Optional<byte[]> read(String key);

  /**
   * The bytes of an object as a stream, which the caller closes.
   *
   * @throws StorageException if there is no such object
   */
  InputStream open(String key);

  /**
   * The keys of all objects under a prefix, at any depth, in order.
   *
   * @param prefix empty for all, or segments that each end with {@code /}
   */
  List<String> list(String prefix);

  /**
   * The next segment of all keys under a prefix, each once, in order: like the names in a folder.
   *
   * @param prefix empty for the top, or segments that each end with {@code /}
   */
  List<String> children(String prefix);

  /** Removes an object; no matter if there is none. Never used on a member of a sequence. */
  void delete(String key);

  /**
   * Removes all objects under a prefix, members of sequences too: for what must not be kept any
   * longer, history and all.
   *
   * @param prefix segments that each end with {@code /}
   * @return how many objects that were
   */
  int deleteAll(String prefix);

  /** The numbered sequence of objects under a name, which is itself a key. */
  default Sequence sequence(String name) {
    return new Sequence(this, name);
  }
}
