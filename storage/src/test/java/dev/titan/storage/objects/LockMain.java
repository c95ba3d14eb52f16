package dev.titan.storage.objects;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Child process: says that a file is busy, or locks it, says so, and holds it until it is told to
 * end or killed.
 */
final class LockMain {
  private LockMain() {}

  public static void main(String[] args) throws Exception {
    Optional<ProcessLock> lock = ProcessLock.tryAcquire(Path.of(args[0]));
    if (lock.isEmpty()) {
      System.out.println("busy");
      return;
    }
    System.out.println("locked");
    int answer = System.in.read();
    lock.get().close();
    System.out.println("freed " + (answer >= 0));
  }
}
