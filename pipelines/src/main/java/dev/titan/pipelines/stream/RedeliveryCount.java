package dev.titan.pipelines.stream;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many messages a stream has left out because it had them, since its first start: they are in
 * the books of no run, so they are counted here. For several threads.
 */
final class RedeliveryCount {
  private final Path file;
  private long total;

  private RedeliveryCount(Path file, long total) {
    this.file = file;
    this.total = total;
  }

  /** Opens a count; an absent one is zero. */
  static RedeliveryCount open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new RedeliveryCount(file, 0);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw new IOException(file + " holds no number; remove it to count from 0 again");
    }
    return new RedeliveryCount(file, Long.parseLong(text));
  }

  synchronized long total() {
    return total;
  }

  /** Counts some more; on return that survives a power cut. */
  synchronized void add(long messages) {
    try (WholeFile next = WholeFile.begin(file, Access.OWNER_ONLY)) {
      byte[] text = ((total + messages) + "\n").getBytes(StandardCharsets.US_ASCII);
      next.write(text, text.length);
      next.finishForced();
    }
    total += messages;
  }
}
