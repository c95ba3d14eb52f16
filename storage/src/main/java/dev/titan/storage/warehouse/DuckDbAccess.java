package dev.titan.storage.warehouse;

import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the warehouse for one piece of work, under its lock, and closes it again. */
final class DuckDbAccess {
  private final DuckDbSettings settings;
  private final DuckDbFile file;

  DuckDbAccess(DuckDbSettings settings) {
    this.settings = settings;
    this.file = new DuckDbFile(settings, Migrations.shipped());
  }

  /** Asks something. */
  <T> T read(Function<Session, T> question) {
    return locked("query", () -> work(file.openForReading(), question));
  }

  /**
   * Changes something.
   *
   * @param purpose what is being done, told to those who wait in vain
   */
  <T> T write(String purpose, Function<Session, T> work) {
    return locked(purpose, () -> work(file.openForWriting(), work));
  }

  /** Does something while nobody else may open the warehouse. */
  <T> T locked(String purpose, Supplier<T> work) {
    WarehouseLock lock = WarehouseLock.acquire(settings.file(), settings.lockWait(), purpose);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  /** An opened warehouse; the caller holds the lock, and closes it. */
  Session openForWriting() {
    return file.openForWriting();
  }

  /** Brings all that is committed into the file itself; the caller holds the lock. */
  void settle() {
    file.settle();
  }

  private static <T> T work(Session opened, Function<Session, T> work) {
    try (Session session = opened) {
      return work.apply(session);
    }
  }
}
