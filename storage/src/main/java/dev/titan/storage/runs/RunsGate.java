package dev.titan.storage.runs;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The right to work on the runs of a home: any number of owners of runs at a time, or housekeeping
 * alone. On a disk it is a lock of the operating system, so it ends with its process, however that
 * dies. Within a process all owners of runs share one lock of the system, which belongs to the
 * process as a whole: closing any channel on the file would drop it.
 */
final class RunsGate implements AutoCloseable {
  private static final Map<Path, Held> HELD = new HashMap<>();
  private static final long POLL_MILLIS = 20;

  private final Path file;
  private boolean open = true;

  private RunsGate(Path file) {
    this.file = file;
  }

  /** What this process holds of one gate. */
  private static final class Held {
    private final Closeable lock;
    private final boolean alone;
    private int holders = 1;

    Held(Closeable lock, boolean alone) {
      this.lock = lock;
      this.alone = alone;
    }
  }

  /**
   * The right to work on runs, beside others.
   *
   * @throws StorageException if housekeeping has not ended in time
   */
  static RunsGate enter(Path file, Duration patience) {
    return await(file, false, patience)
        .orElseThrow(
            () ->
                new StorageException(
                    "the home of "
                        + file
                        + " is being tidied (titan retention apply, erase or backup); try again when"
                        + " that has ended"));
  }

  /** The right to work on runs, beside others, or empty if housekeeping is at work. */
  static Optional<RunsGate> tryEnter(Path file) {
    return attempt(file.toAbsolutePath().normalize(), false);
  }

  /**
   * The right to be alone.
   *
   * @throws StorageException if others have not let their runs go in time
   */
  static RunsGate shut(Path file, Duration patience) {
    return await(file, true, patience)
        .orElseThrow(
            () ->
                new StorageException(
                    "somebody works on a run in "
                        + file.getParent()
                        + " (see titan runs list); try again when it has ended"));
  }

  /** A right that needs none: for who has shut the gate. */
  static RunsGate free() {
    RunsGate gate = new RunsGate(null);
    gate.open = false;
    return gate;
  }

  private static Optional<RunsGate> await(Path file, boolean alone, Duration patience) {
    Path gate = file.toAbsolutePath().normalize();
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<RunsGate> held = attempt(gate, alone);
    while (held.isEmpty() && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException("interrupted while waiting for " + file, e);
      }
      held = attempt(gate, alone);
    }
    return held;
  }

  private static Optional<RunsGate> attempt(Path gate, boolean alone) {
    synchronized (HELD) {
      Held held = HELD.get(gate);
      if (held == null) {
        Closeable lock = Buckets.hold(gate) ? lease(gate, alone) : lock(gate, alone);
        if (lock == null) {
          return Optional.empty();
        }
        HELD.put(gate, new Held(lock, alone));
      } else if (alone || held.alone) {
        return Optional.empty();
      } else {
        held.holders++;
      }
      return Optional.of(new RunsGate(gate));
    }
  }

  /** The right in a bucket, or null if another process is in the way. */
  private static BucketGate lease(Path gate, boolean alone) {
    ObjectStore leases = ObjectStore.at(gate, Access.OWNER_ONLY);
    return (alone ? BucketGate.tryShut(leases) : BucketGate.tryEnter(leases)).orElse(null);
  }

  /** An open channel with the lock, or null if another process is in the way. */
  private static FileChannel lock(Path gate, boolean alone) {
    FileChannel channel = null;
    FileLock lock = null;
    try {
      try {
        channel =
            FileChannel.open(
                gate, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lock = channel.tryLock(0, Long.MAX_VALUE, !alone);
        return lock == null ? null : channel;
      } finally {
        if (lock == null && channel != null) {
          channel.close();
        }
      }
    } catch (OverlappingFileLockException e) {
      return null; // another job in this worker of a cluster, which has a class like this of its
      // own
    } catch (IOException e) {
      throw StorageException.cannot("lock", gate, e);
    }
  }

  /** Gives the right back; a second call does nothing. */
  @Override
  public void close() {
    synchronized (HELD) {
      if (!open) {
        return;
      }
      open = false;
      Held held = HELD.get(file);
      if (--held.holders == 0) {
        HELD.remove(file);
        try {
          held.lock.close();
        } catch (IOException e) {
          throw StorageException.cannot("unlock", file, e);
        }
      }
    }
  }
}
