package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that only grows, line by line, for what must not be forgotten. In a bucket each line
 * writes all of it anew, so it should stay small there.
 */
public final class DurableLog {
  private DurableLog() {}

  /**
   * Appends a line; on return it survives a power cut.
   *
   * @param line with its line end
   * @param access who may read the file, if this call makes it
   * @throws StorageException if it cannot be written
   */
  public static void append(Path file, byte[] line, Access access) {
    if (Buckets.hold(file)) {
      appendInBucket(file, line, access);
      return;
    }
    try {
      try {
        Files.createFile(file, access.ofFile());
      } catch (FileAlreadyExistsException e) {
        // it goes on
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Folders.sync(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw StorageException.cannot("append to", file, e);
    }
  }

  private static void appendInBucket(Path file, byte[] line, Access access) {
    ObjectStore store = ObjectStore.at(file.getParent(), access);
    String key = file.getFileName().toString();
    boolean isAppended = false;
    while (!isAppended) {
      Optional<byte[]> before = store.read(key);
      isAppended =
          before.isPresent()
              ? store.replace(key, before.get(), joined(before.get(), line))
              : store.createIfAbsent(key, line);
    }
  }

  private static byte[] joined(byte[] before, byte[] line) {
    byte[] all = Arrays.copyOf(before, before.length + line.length);
    System.arraycopy(line, 0, all, before.length, line.length);
    return all;
  }
}
