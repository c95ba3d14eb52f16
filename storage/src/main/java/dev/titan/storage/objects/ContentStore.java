package dev.titan.storage.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Original bytes, kept once per content: {@code <root>/<first 2 hex digits>/<SHA-256>}, on a disk
 * or in a bucket. A file with such a name is always whole, also after a power cut, because it gets
 * its name only when its bytes are on disk, or all of them in the bucket. Safe among threads and
 * processes: who writes the same content writes the same file.
 */
public final class ContentStore {
  private final Path root;
  private final TemporaryFiles temporaries;
  private final Map<String, Path> pending = new LinkedHashMap<>();
  private final Set<Path> unsynced = new HashSet<>();

  private ContentStore(Path root, TemporaryFiles temporaries) {
    this.root = root;
    this.temporaries = temporaries;
  }

  /**
   * Opens a store, making its folder (for its owner only) if it is absent.
   *
   * @throws StorageException if the folder cannot be made or written to
   */
  public static ContentStore open(Path root) {
    Folders.ensure(root, Access.OWNER_ONLY);
    Path nearby = Buckets.hold(root) ? Scratch.folder() : root;
    try {
      return new ContentStore(root, TemporaryFiles.in(nearby, Access.OWNER_ONLY, Instant.now()));
    } catch (IOException e) {
      throw StorageException.cannot("open the store in", root, e);
    }
  }

  /** Begins a new content. */
  public ContentWriter begin() {
    try {
      return new ContentWriter(this, temporaries.create());
    } catch (IOException e) {
      throw StorageException.cannot("write to", root, e);
    }
  }

  /** Whether the store has a content, durable or still pending. */
  public boolean contains(String hash) {
    return Files.isRegularFile(path(hash));
  }

  /**
   * The file of a content, whether it exists or not. The file of a pending content moves with
   * {@link #syncAll()}.
   */
  public Path path(String hash) {
    Path target = target(hash);
    synchronized (pending) {
      return pending.getOrDefault(hash, target);
    }
  }

  /**
   * The bytes of a content as a stream, which the caller closes.
   *
   * @throws StorageException if the store has no such content
   */
  public InputStream open(String hash) {
    Path path = path(hash);
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw StorageException.cannot("open", path, e);
    }
  }

  /** Makes all contents durable that were handed over by {@link ContentWriter#commitLater()}. */
  public void syncAll() {
    synchronized (pending) {
      try {
        var entries = pending.entrySet().iterator();
        while (entries.hasNext()) {
          var entry = entries.next();
          Path target = target(entry.getKey());
          keep(entry.getValue(), target);
          entries.remove();
        }
        for (Path folder : unsynced) {
          Folders.sync(folder);
        }
        unsynced.clear();
      } catch (IOException e) {
        throw StorageException.cannot("keep original bytes in", root, e);
      }
    }
  }

  /** The hashes of all durable contents, in no order. */
  public List<String> list() {
    List<String> hashes = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          files.forEach(file -> hashes.add(file.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      throw StorageException.cannot("list", root, e);
    }
    hashes.removeIf(name -> !ContentHash.isHash(name));
    return hashes;
  }

  /**
   * Removes a content that nobody needs any more, and no writer may be about to keep; no matter if
   * there is none.
   *
   * @return its size in bytes
   */
  public long delete(String hash) {
    Path file = target(hash);
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (Files.deleteIfExists(file)) {
        Folders.sync(file.getParent());
      }
      return size;
    } catch (IOException e) {
      throw StorageException.cannot("delete", file, e);
    }
  }

  void publish(Path temporary, String hash) throws IOException {
    Path target = target(hash);
    if (Files.exists(target)) {
      Files.delete(temporary);
    } else {
      keep(temporary, target);
    }
    Folders.sync(target.getParent());
  }

  void publishLater(Path temporary, String hash) throws IOException {
    Path target = target(hash);
    synchronized (pending) {
      unsynced.add(target.getParent());
      if (pending.containsKey(hash) || Files.exists(target)) {
        Files.delete(temporary);
      } else {
        pending.put(hash, temporary);
      }
    }
  }

  /** Replacing is harmless here: a file of this name has the same bytes. */
  private static void keep(Path temporary, Path target) throws IOException {
    if (Buckets.hold(target)) {
      Buckets.of(target).upload(temporary, target);
      Files.delete(temporary);
      return;
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Folders.make(target.getParent(), Access.OWNER_ONLY);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path target(String hash) {
    ContentHash.require(hash);
    return root.resolve(hash.substring(0, 2)).resolve(hash);
  }
}
