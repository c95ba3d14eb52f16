package dev.titan.storage.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An {@link ObjectStore} in a folder: one file per object, safe among threads and processes that
 * share the file system. A new object is written to a hidden temporary file, forced to disk and
 * only then given its name by a hard link, so that a killed process leaves no half object.
 *
 * <p>File names are the segments of the key, upper-case letters as {@code +} and lower case (see
 * {@link KeyNames}). One key may not be the prefix of another.
 */
public final class FolderObjectStore implements ObjectStore {
  private final Path root;
  private final Access access;
  private final TemporaryFiles temporaries;
  private final Naming naming;

  private FolderObjectStore(Path root, Access access, TemporaryFiles temporaries, Naming naming) {
    this.root = root;
    this.access = access;
    this.temporaries = temporaries;
    this.naming = naming;
  }

  /**
   * Opens a store, making its folder if it is absent.
   *
   * @param root the folder
   * @param access who may read what this store writes
   * @throws StorageException if the folder cannot be made or written to
   */
  public static FolderObjectStore open(Path root, Access access) {
    return open(root, access, Naming.byLink(lockFile(root)));
  }

  static FolderObjectStore open(Path root, Access access, Naming naming) {
    Folders.ensure(root, access);
    try {
      TemporaryFiles temporaries = TemporaryFiles.in(root, access, Instant.now());
      return new FolderObjectStore(root, access, temporaries, naming);
    } catch (IOException e) {
      throw StorageException.cannot("open the store in", root, e);
    }
  }

  static Path lockFile(Path root) {
    return root.resolve(".lock");
  }

  @Override
  public boolean createIfAbsent(String key, byte[] bytes) {
    Path target = file(ObjectKey.require(key));
    try {
      Folders.make(target.getParent(), access);
      boolean created = !Files.exists(target) && create(target, bytes);
      // Also after a lost race: what this caller builds on must not vanish in a power cut that
      // comes before the winner has got as far as this line.
      Folders.sync(target.getParent());
      return created;
    } catch (IOException e) {
      throw StorageException.cannot("create", target, e);
    }
  }

  private boolean create(Path target, byte[] bytes) throws IOException {
    Path temporary = writeTemporary(bytes);
    try {
      return naming.name(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A temporary file that is whole and on disk. */
  private Path writeTemporary(byte[] bytes) throws IOException {
    Path temporary = temporaries.create();
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      write(channel, bytes);
      channel.force(true);
      return temporary;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** All of a batch are written before the first is forced to disk, which takes most along. */
  @Override
  public void createAllIfAbsent(Map<String, byte[]> objects) {
    Set<Path> folders = new LinkedHashSet<>();
    try (Batch batch = new Batch()) {
      for (Map.Entry<String, byte[]> object : objects.entrySet()) {
        Path target = file(ObjectKey.require(object.getKey()));
        if (folders.add(target.getParent())) {
          Folders.make(target.getParent(), access);
        }
        batch.add(target, object.getValue());
      }
      batch.name();
      for (Path folder : folders) {
        Folders.sync(folder);
      }
    } catch (IOException e) {
      throw StorageException.cannot("create objects in", root, e);
    }
  }

  /** Objects on their way, each in an open temporary file. */
  private final class Batch implements AutoCloseable {
    private static final int SIZE = 256;

    private final Map<Path, FileChannel> files = new LinkedHashMap<>();
    private final List<Path> targets = new ArrayList<>();

    void add(Path target, byte[] bytes) throws IOException {
      if (targets.size() == SIZE) {
        name();
      }
      Path temporary = temporaries.create();
      FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
      files.put(temporary, channel);
      targets.add(target);
      write(channel, bytes);
    }

    /** Gives all their names. */
    void name() throws IOException {
      for (FileChannel channel : files.values()) {
        channel.force(true);
      }
      int next = 0;
      for (Path temporary : files.keySet()) {
        naming.name(temporary, targets.get(next++));
      }
      close();
    }

    @Override
    public void close() throws IOException {
      for (Map.Entry<Path, FileChannel> file : files.entrySet()) {
        file.getValue().close();
        Files.deleteIfExists(file.getKey());
      }
      files.clear();
      targets.clear();
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Under the lock of the store, for the look and the rename must not be parted. */
  @Override
  public boolean replace(String key, byte[] expected, byte[] bytes) {
    Path target = file(ObjectKey.require(key));
    ProcessLock lock = ProcessLock.acquire(lockFile(root));
    try {
      return Arrays.equals(expected, read(key).orElse(null)) && put(target, bytes);
    } catch (IOException e) {
      throw StorageException.cannot("replace", target, e);
    } finally {
      lock.close();
    }
  }

  private boolean put(Path target, byte[] bytes) throws IOException {
    Path temporary = writeTemporary(bytes);
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Folders.sync(target.getParent());
    return true;
  }

  @Override
  public Optional<byte[]> read(String key) {
    Path file = file(ObjectKey.require(key));
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        return Optional.empty(); // a prefix of other keys
      }
      throw StorageException.cannot("read", file, e);
    }
  }

  @Override
  public InputStream open(String key) {
    Path file = file(ObjectKey.require(key));
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw StorageException.cannot("open", file, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    ObjectKey.requirePrefix(prefix);
    List<String> keys = new ArrayList<>();
    Path folder = prefix.isEmpty() ? root : file(prefix.substring(0, prefix.length() - 1));
    try {
      collect(folder, prefix, keys);
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
    keys.sort(null);
    return keys;
  }

  private static void collect(Path folder, String prefix, List<String> keys) throws IOException {
    for (String segment : segments(folder)) {
      Path path = folder.resolve(KeyNames.encode(segment));
      if (Files.isDirectory(path)) {
        collect(path, prefix + segment + "/", keys);
      } else {
        keys.add(prefix + segment);
      }
    }
  }

  @Override
  public List<String> children(String prefix) {
    ObjectKey.requirePrefix(prefix);
    Path folder = prefix.isEmpty() ? root : file(prefix.substring(0, prefix.length() - 1));
    try {
      return segments(folder);
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
  }

  /** The segments in a folder, in order; none if there is no such folder. */
  private static List<String> segments(Path folder) throws IOException {
    List<String> segments = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String segment = KeyNames.decode(path.getFileName().toString());
        if (segment != null) {
          segments.add(segment);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    segments.sort(null);
    return segments;
  }

  @Override
  public void delete(String key) {
    Path file = file(ObjectKey.require(key));
    try {
      if (Files.deleteIfExists(file)) {
        Folders.sync(file.getParent());
      }
    } catch (IOException e) {
      throw StorageException.cannot("delete", file, e);
    }
  }

  /** The names of folders go too: a tenant may be in them. */
  @Override
  public int deleteAll(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("a store is never emptied as a whole");
    }
    int objects = list(prefix).size();
    Path folder = file(prefix.substring(0, prefix.length() - 1));
    try {
      if (Files.isDirectory(folder)) {
        Folders.deleteTree(folder);
        Folders.sync(folder.getParent());
      }
      return objects;
    } catch (IOException e) {
      throw StorageException.cannot("delete", folder, e);
    }
  }

  /** The file of a key. */
  private Path file(String key) {
    Path path = root;
    int start = 0;
    while (start <= key.length()) {
      int slash = key.indexOf('/', start);
      int end = slash < 0 ? key.length() : slash;
      path = path.resolve(KeyNames.encode(key.substring(start, end)));
      start = end + 1;
    }
    return path;
  }
}
