package dev.titan.storage.objects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * An exclusive lock on a file, held by one place in one process. The operating system frees it when
 * the process dies, however it dies. The file itself stays: removing it would let two processes
 * lock two files of the same name.
 *
 * <p>Within one process the locked paths are kept in a set of our own, and a file that is locked
 * here is never opened a second time: on POSIX, closing any channel on a file drops all locks that
 * the process has on it. A worker of a cluster may load this class once for each job: then Java
 * refuses the second lock, which counts as held by someone.
 *
 * <p>In a bucket there are no locks: there it is a {@link HeldLease} in the object of that name.
 */
public final class ProcessLock implements AutoCloseable {
  private static final Set<Path> HELD = new HashSet<>();

  private static final long RETRY_NANOS = 1_000_000;

  private final Path file;
  private final Held held;
  private boolean open = true;

  private ProcessLock(Path file, Held held) {
    this.file = file;
    this.held = held;
  }

  /** What keeps others out. */
  private interface Held {
    void free() throws IOException;
  }

  /**
   * The lock, or empty if someone holds it, be it in this process.
   *
   * @param file the file to lock, made if absent; its folder exists
   */
  public static Optional<ProcessLock> tryAcquire(Path file) {
    if (Buckets.hold(file)) {
      return HeldLease.tryAcquire(
              ObjectStore.at(file.getParent(), Access.OWNER_ONLY), file.getFileName().toString())
          .map(lease -> new ProcessLock(file, lease::close));
    }
    try {
      Path real = realPath(file);
      synchronized (HELD) {
        if (!HELD.add(real)) {
          return Optional.empty();
        }
      }
      ProcessLock lock = lock(real, false);
      return Optional.ofNullable(lock);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** The lock, as soon as nobody else holds it. Only for moments: nothing bounds the wait. */
  public static ProcessLock acquire(Path file) {
    try {
      Path real = realPath(file);
      synchronized (HELD) {
        while (!HELD.add(real)) {
          HELD.wait();
        }
      }
      ProcessLock lock = lock(real, true);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(RETRY_NANOS);
      return acquire(file);
    } catch (IOException e) {
      throw failure(file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while waiting for the lock " + file, e);
    }
  }

  /** Frees the lock; a second call does nothing. */
  @Override
  public void close() {
    synchronized (HELD) {
      if (!open) {
        return;
      }
      open = false;
    }
    try {
      held.free();
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      letGo(file);
    }
  }

  /** Locks a file whose path is already in HELD; takes it out again unless it succeeds. */
  private static ProcessLock lock(Path real, boolean wait) throws IOException {
    ProcessLock result = null;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock fileLock = wait ? channel.lock() : channel.tryLock();
      if (fileLock != null) {
        result = new ProcessLock(real, channel::close); // which frees the lock of the system too
      }
      return result;
    } catch (OverlappingFileLockException e) {
      return null; // another copy of this class in this process has it
    } finally {
      if (result == null) {
        if (channel != null) {
          channel.close();
        }
        letGo(real);
      }
    }
  }

  private static void letGo(Path real) {
    synchronized (HELD) {
      HELD.remove(real);
      HELD.notifyAll();
    }
  }

  private static Path realPath(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    return absolute.getParent().toRealPath().resolve(absolute.getFileName());
  }

  private static StorageException failure(Path file, IOException e) {
    return new StorageException(
        "cannot lock "
            + file
            + " ("
            + Folders.reason(e)
            + "): the folder must be on a file system with locks, and writable",
        e);
  }
}
