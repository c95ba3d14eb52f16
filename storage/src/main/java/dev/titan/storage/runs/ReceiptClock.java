package dev.titan.storage.runs;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times of receipt, which order what a home has received: each is later than all before it, also
 * when the machine's clock is set back, and among processes. The last one handed out is kept in a
 * file, as microseconds since 1970.
 *
 * <p>The file is written in place and not forced to disk: a killed process loses nothing, and after
 * a power cut the machine's clock alone is right unless it was set back too.
 */
public final class ReceiptClock {
  /** Of one length for ever, so that each write replaces all of the last one. */
  private static final int WIDTH = 20;

  /** None handed out yet. */
  private static final long NONE = Long.MIN_VALUE / 2;

  private final Path file;
  private final Path lockFile;
  private final InstantSource clock;

  private ReceiptClock(Path file, InstantSource clock) {
    this.file = file;
    this.lockFile = file.resolveSibling(file.getFileName() + ".lock");
    this.clock = clock;
  }

  /**
   * Opens a clock.
   *
   * @param file where the last time is kept; made at the first use
   * @param clock the machine's clock
   */
  public static ReceiptClock open(Path file, InstantSource clock) {
    return new ReceiptClock(file, clock);
  }

  /** The next time of receipt: now, or a microsecond after the last one if that is later. */
  public Instant next() {
    return next(1).get(0);
  }

  /**
   * The next times of receipt, a microsecond apart: for many inputs at once, where one call each
   * would be slow.
   *
   * @param count how many, from 1 on
   */
  public List<Instant> next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("ask for at least one time of receipt");
    }
    if (Buckets.hold(file)) {
      return handOutInBucket(count);
    }
    ProcessLock lock = ProcessLock.acquire(lockFile);
    try {
      return handOut(count);
    } catch (IOException e) {
      throw StorageException.cannot("keep the time of receipt in", file, e);
    } finally {
      lock.close();
    }
  }

  private List<Instant> handOut(int count) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long first = after(readLast(channel));
      write(channel, first + count - 1);
      return times(first, count);
    }
  }

  /** Whoever finds another time than the one that it has read, reads again. */
  private List<Instant> handOutInBucket(int count) {
    ObjectStore store = ObjectStore.at(file.getParent(), Access.OWNER_ONLY);
    String key = file.getFileName().toString();
    while (true) {
      Optional<byte[]> last = store.read(key);
      long first = after(last.map(this::parse).orElse(NONE));
      byte[] next = text(first + count - 1);
      if (last.isPresent()
          ? store.replace(key, last.get(), next)
          : store.createIfAbsent(key, next)) {
        return times(first, count);
      }
    }
  }

  private long after(long last) {
    return Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()), last + 1);
  }

  private static List<Instant> times(long first, int count) {
    List<Instant> times = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      times.add(Instant.EPOCH.plus(first + i, ChronoUnit.MICROS));
    }
    return times;
  }

  private long readLast(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(WIDTH + 1);
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
      // reads on
    }
    return parse(Arrays.copyOf(buffer.array(), buffer.position()));
  }

  private long parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    if (text.isEmpty()) {
      return NONE;
    }
    if (!text.matches("[0-9]{" + WIDTH + "}\n?")) {
      throw new StorageException(
          "the file "
              + file
              + " is damaged: if this machine's clock is right and was not set back, delete it");
    }
    return Long.parseLong(text.strip());
  }

  private static void write(FileChannel channel, long micros) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(text(micros));
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  private static byte[] text(long micros) {
    return String.format(Locale.ROOT, "%0" + WIDTH + "d\n", micros)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
