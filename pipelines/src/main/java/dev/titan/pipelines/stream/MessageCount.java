package dev.titan.pipelines.stream;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many messages one worker has left out: they are in the books of no run, so they are counted
 * here, in a file of each worker. For several threads.
 */
final class MessageCount {
  private final Path file;
  private long count;

  private MessageCount(Path file, long count) {
    this.file = file;
    this.count = count;
  }

  /**
   * Opens the count of one worker; an absent one is zero.
   *
   * @param worker tells its count from those of others; empty for the process of the stream
   */
  static MessageCount open(Path folder, String name, String worker) throws IOException {
    Path file = folder.resolve(worker.isEmpty() ? name : name + "." + worker);
    return new MessageCount(file, read(file));
  }

  /** What all workers have counted since the first start of the stream. */
  static long total(Path folder, String name) throws IOException {
    long total = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "*")) {
      for (Path file : files) {
        total += read(file);
      }
    }
    return total;
  }

  private static long read(Path file) throws IOException {
    byte[] told = WholeFile.read(file).orElse(null);
    if (told == null) {
      return 0;
    }
    String text = new String(told, StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw new IOException(file + " holds no number; remove it to count from 0 again");
    }
    return Long.parseLong(text);
  }

  /** Counts some more; on return that survives a power cut. */
  synchronized void add(long messages) {
    if (messages == 0) {
      return;
    }
    try (WholeFile next = WholeFile.begin(file, Access.OWNER_ONLY)) {
      byte[] text = ((count + messages) + "\n").getBytes(StandardCharsets.US_ASCII);
      next.write(text, text.length);
      next.finishForced();
    }
    count += messages;
  }
}
