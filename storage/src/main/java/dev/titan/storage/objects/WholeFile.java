package dev.titan.storage.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;

/**
 * A file that appears whole under its name, or not at all if its process dies. Unless {@link
 * #finishForced} is called it is not forced to disk, so a power cut may leave it short: for what
 * can be made again, and is checked by size and checksum before it is believed. One of the same
 * name is replaced. Not for several threads.
 */
public final class WholeFile implements AutoCloseable {
  private final Path target;
  private final boolean inBucket;
  private final Path temporary;
  private final OutputStream out;
  private final CRC32C checksum = new CRC32C();
  private long size;
  private boolean named;

  private WholeFile(Path target, Path temporary, OutputStream out) {
    this.target = target;
    this.inBucket = Buckets.hold(target);
    this.temporary = temporary;
    this.out = out;
  }

  /**
   * The bytes of a file that others may replace meanwhile: all of one version, or empty if it is
   * absent. From a bucket java.nio would read an object only as long as nobody replaces it.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<byte[]> read(Path file) throws IOException {
    if (Buckets.hold(file)) {
      return ObjectStore.at(file.getParent(), Access.OWNER_ONLY)
          .read(file.getFileName().toString());
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Begins a file.
   *
   * @param target its path; the folder must exist. In a bucket it is written on this machine first
   * @throws StorageException if it cannot be made
   */
  public static WholeFile begin(Path target, Access access) {
    String random = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    String hidden = "." + target.getFileName() + "." + random;
    Path temporary =
        Buckets.hold(target) ? Scratch.folder().resolve(hidden) : target.resolveSibling(hidden);
    try {
      Files.createFile(temporary, access.ofFile());
      return new WholeFile(target, temporary, Files.newOutputStream(temporary));
    } catch (IOException e) {
      throw StorageException.cannot("create", target, e);
    }
  }

  /** Appends bytes, which go to the file as they are: they should come in chunks. */
  public void write(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw StorageException.cannot("write", target, e);
    }
    checksum.update(bytes, 0, length);
    size += length;
  }

  /** The number of bytes so far. */
  public long size() {
    return size;
  }

  /** The CRC32C of the bytes so far, as {@link CRC32C#getValue()} gives it. */
  public long checksum() {
    return checksum.getValue();
  }

  /** Gives the file its name, when all of it is on disk: then a power cut takes nothing of it. */
  public void finishForced() {
    finishForcedAs(target);
  }

  /**
   * Gives the file a name that was not known when it was begun, when all of it is on disk.
   *
   * @param name its path, in the same folder
   */
  public void finishForcedAs(Path name) {
    if (inBucket) {
      finishAs(name);
      return;
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw StorageException.cannot("write", target, e);
    }
    finishAs(name);
    try {
      Folders.sync(target.getParent());
    } catch (IOException e) {
      throw StorageException.cannot("create", target, e);
    }
  }

  /** Gives the file its name. */
  public void finish() {
    finishAs(target);
  }

  private void finishAs(Path name) {
    try {
      out.close();
      if (inBucket) {
        Buckets.of(name).upload(temporary, name);
        Files.delete(temporary);
      } else {
        Files.move(
            temporary, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw StorageException.cannot("create", name, e);
    }
    named = true;
  }

  /** Drops the file unless it is finished. */
  @Override
  public void close() {
    if (named) {
      return;
    }
    try {
      out.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw StorageException.cannot("remove", temporary, e);
    }
  }
}
