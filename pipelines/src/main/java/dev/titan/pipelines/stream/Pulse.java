package dev.titan.pipelines.stream;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Tells whoever has launched a stream that a worker looks for arrivals, and how many files of the
 * landing folder are not taken in. Not forced to disk: a power cut ends those whom it is for.
 */
final class Pulse {
  /** Nobody knows how much is to come. */
  static final int UNKNOWN = -1;

  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private int told = Integer.MIN_VALUE;
  private long toldAt;

  Pulse(Path file) {
    this.file = file;
  }

  /**
   * What was told last.
   *
   * @param settling how many files are not taken in, or {@link #UNKNOWN}
   * @param beat changes every second or so while somebody looks
   */
  record Beat(int settling, String beat) {
    /** Nobody has looked yet. */
    static final Beat NONE = new Beat(UNKNOWN, "");
  }

  /** What was told last. */
  Beat read() throws IOException {
    return WholeFile.read(file).map(Pulse::beat).orElse(Beat.NONE);
  }

  private static Beat beat(byte[] told) {
    String[] words = new String(told, StandardCharsets.US_ASCII).strip().split(" ");
    return new Beat(Integer.parseInt(words[0]), words[1]);
  }

  /** Somebody has looked. */
  void beat(int settling) {
    long now = System.nanoTime();
    if (settling == told && now - toldAt < INTERVAL) {
      return;
    }
    try (WholeFile next = WholeFile.begin(file, Access.OWNER_ONLY)) {
      byte[] text = (settling + " " + now + "\n").getBytes(StandardCharsets.US_ASCII);
      next.write(text, text.length);
      next.finish();
    }
    told = settling;
    toldAt = now;
  }
}
