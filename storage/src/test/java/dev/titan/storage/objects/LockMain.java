package dev.titan.storage.objects;

import java.nio.file.Path;

/** Child process: locks a file, says so, and holds it until it is told to end or killed. */
final class LockMain {
  private LockMain() {}

  public static void main(String[] args) throws Exception {
    ProcessLock lock = ProcessLock.tryAcquire(Path.of(args[0])).orElseThrow();
    System.out.println("locked");
    int answer = System.in.read();
    lock.close();
    System.out.println("freed " + (answer >= 0));
  }
}
