package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only grows, line by line, for what must not be forgotten. */
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
}
