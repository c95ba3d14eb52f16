package dev.titan.storage.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir Path folder;

  @Test
  void isHeldOnceInAProcess() {
    Path file = folder.resolve("lock");
    ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();
    assertEquals(Optional.empty(), ProcessLock.tryAcquire(file));
    Path sameFile = folder.resolve("x").resolveSibling("../" + folder.getFileName() + "/lock");
    assertEquals(Optional.empty(), ProcessLock.tryAcquire(sameFile));
    lock.close();
    lock.close();
    ProcessLock.tryAcquire(file).orElseThrow().close();
  }

  @Test
  void aFailedTryHereDoesNotFreeTheLockForOthers() throws Exception {
    Path file = folder.resolve("lock");
    ProcessLock lock = ProcessLock.tryAcquire(file).orElseThrow();
    assertEquals(Optional.empty(), ProcessLock.tryAcquire(file));
    try (ChildJvm child = ChildJvm.start(LockMain.class, file.toString())) {
      assertEquals("busy", child.line());
    }
    lock.close();
  }

  @Test
  void isFreedWhenItsProcessIsKilled() throws Exception {
    Path file = folder.resolve("lock");
    try (ChildJvm child = ChildJvm.start(LockMain.class, file.toString())) {
      assertEquals("locked", child.line());
      assertEquals(Optional.empty(), ProcessLock.tryAcquire(file));
      child.kill();
      ProcessLock.tryAcquire(file).orElseThrow().close();
    }
  }

  @Test
  void waitsForAnotherProcess() throws Exception {
    Path file = folder.resolve("lock");
    try (ChildJvm child = ChildJvm.start(LockMain.class, file.toString())) {
      assertEquals("locked", child.line());
      CompletableFuture<ProcessLock> waiting =
          CompletableFuture.supplyAsync(() -> ProcessLock.acquire(file));
      child.say("end");
      waiting.get().close();
      assertEquals("freed true", child.line());
    }
  }

  @Test
  void letsOneThreadInAtATime() {
    Path file = folder.resolve("lock");
    AtomicInteger inside = new AtomicInteger();
    CompletableFuture<?>[] threads = new CompletableFuture<?>[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 200; i++) {
                  ProcessLock lock = ProcessLock.acquire(file);
                  assertEquals(1, inside.incrementAndGet());
                  inside.decrementAndGet();
                  lock.close();
                }
              });
    }
    CompletableFuture.allOf(threads).join();
  }

  @Test
  void aMissingFolderIsAnErrorThatNamesIt() {
    StorageException e =
        assertThrows(
            StorageException.class, () -> ProcessLock.tryAcquire(folder.resolve("no/lock")));
    assertTrue(e.getMessage().contains("no/lock"), e.getMessage());
  }
}
