package dev.titan.storage.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {
  @TempDir Path folder;

  @Test
  void neverReplaces() throws IOException {
    Path lockFile = folder.resolve(".lock");
    for (Naming naming : List.of(Naming.byLink(lockFile), Naming.byLockedMove(lockFile))) {
      Path target = Files.writeString(folder.resolve("target"), "first");
      Path temporary = Files.writeString(folder.resolve("temporary"), "second");
      assertFalse(naming.name(temporary, target));
      assertEquals("first", Files.readString(target));

      Files.delete(target);
      assertTrue(naming.name(temporary, target));
      assertEquals("second", Files.readString(target));
      Files.deleteIfExists(temporary);
    }
  }

  @Test
  void aMissingFolderIsNoReasonToTryAnotherWay() {
    Naming naming = Naming.byLink(folder.resolve(".lock"));
    Path temporary = folder.resolve("temporary");
    assertThrows(
        NoSuchFileException.class, () -> naming.name(temporary, folder.resolve("gone/target")));
    assertFalse(Files.exists(folder.resolve(".lock")));
  }

  /** The look and the rename must not be parted: here another writer comes in between. */
  @Test
  void aMoveWaitsForItsTurnBeforeItLooks() throws Exception {
    Path root = folder.resolve("store");
    Path lockFile = FolderObjectStore.lockFile(root);
    FolderObjectStore store =
        FolderObjectStore.open(root, Access.SHARED, Naming.byLockedMove(lockFile));
    ProcessLock other = ProcessLock.acquire(lockFile);
    AtomicBoolean created = new AtomicBoolean();
    Thread writer = new Thread(() -> created.set(store.createIfAbsent("key", new byte[9])));
    writer.start();
    while (writer.getState() != Thread.State.WAITING && writer.isAlive()) {
      Thread.onSpinWait(); // until it waits for the lock; a writer that does not wait ends
    }
    Files.createFile(root.resolve("key"));
    other.close();
    writer.join();
    assertFalse(created.get());
    assertEquals(0, Files.size(root.resolve("key")));
  }
}
