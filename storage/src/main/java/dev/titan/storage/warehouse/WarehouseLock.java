package dev.titan.storage.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to open the warehouse, for one process at a time. It is a lock of the operating system
 * on a file beside the warehouse, so it ends with its holder, however that dies; the file itself
 * stays and means nothing. Within a process a fair lock comes first, since file locks belong to
 * processes. Between processes the wait is by polling, and the longer a process has waited, the
 * more often it asks: that is what fairness there is.
 */
final class WarehouseLock {
  private static final Map<Path, ReentrantLock> LOCAL = new ConcurrentHashMap<>();
  private static final long SLOWEST_POLL_MICROS = 50_000;
  private static final long FASTEST_POLL_MICROS = 2_000;
  private static final long AGEING_SECONDS = 10;

  private final ReentrantLock local;
  private final FileChannel channel;

  private WarehouseLock(ReentrantLock local, FileChannel channel) {
    this.local = local;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param warehouse the file that it guards
   * @param wait how long to wait at most
   * @param purpose what the holder is about to do, told to those who wait in vain
   * @throws WarehouseBusyException when the wait is over
   */
  static WarehouseLock acquire(Path warehouse, Duration wait, String purpose) {
    Path file = warehouse.resolveSibling(warehouse.getFileName() + ".lock");
    long deadline = System.nanoTime() + wait.toNanos();
    ReentrantLock local = LOCAL.computeIfAbsent(file, path -> new ReentrantLock(true));
    boolean held = false;
    try {
      if (!local.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(warehouse, wait, "another thread of this process");
      }
      if (local.getHoldCount() > 1) {
        local.unlock();
        throw new IllegalStateException("the warehouse is not to be opened within its own use");
      }
      FileChannel channel = null;
      try {
        Files.createDirectories(file.getParent());
        channel =
            FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        poll(channel, deadline, () -> busy(warehouse, wait, holder(file)));
        sign(channel, purpose);
        held = true;
        return new WarehouseLock(local, channel);
      } finally {
        if (!held) {
          close(channel, local);
        }
      }
    } catch (IOException e) {
      throw new WarehouseException(
          "cannot lock the warehouse with "
              + file
              + "; check that this user may write to its folder",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseBusyException("interrupted while waiting for the warehouse " + warehouse);
    }
  }

  /** Gives it back. */
  void close() {
    try {
      close(channel, local);
    } catch (IOException e) {
      throw new WarehouseException("cannot release the lock of the warehouse", e);
    }
  }

  private interface Refusal {
    WarehouseBusyException get();
  }

  private static void poll(FileChannel channel, long deadline, Refusal refusal)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    FileLock lock = channel.tryLock();
    while (lock == null) {
      long now = System.nanoTime();
      if (now >= deadline) {
        throw refusal.get();
      }
      TimeUnit.MICROSECONDS.sleep(pollMicros(now - start));
      lock = channel.tryLock();
    }
  }

  private static long pollMicros(long waitedNanos) {
    long age = Math.min(waitedNanos, TimeUnit.SECONDS.toNanos(AGEING_SECONDS));
    long span = SLOWEST_POLL_MICROS - FASTEST_POLL_MICROS;
    long pause = SLOWEST_POLL_MICROS - span * age / TimeUnit.SECONDS.toNanos(AGEING_SECONDS);
    return pause / 2 + ThreadLocalRandom.current().nextLong(pause);
  }

  private static void sign(FileChannel channel, String purpose) throws IOException {
    String text = "process " + ProcessHandle.current().pid() + " (" + purpose + ")";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(Path file) {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? "another process" : text;
    } catch (IOException e) {
      return "another process"; // some systems let nobody read a locked file
    }
  }

  private static WarehouseBusyException busy(Path warehouse, Duration wait, String holder) {
    return new WarehouseBusyException(
        "the warehouse "
            + warehouse
            + " was in use for longer than "
            + wait.toSeconds()
            + " s, now by "
            + holder
            + "; try again, or raise the wait in the settings");
  }

  /** Closing the channel releases the lock of the system. */
  private static void close(FileChannel channel, ReentrantLock local) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      local.unlock();
    }
  }
}
