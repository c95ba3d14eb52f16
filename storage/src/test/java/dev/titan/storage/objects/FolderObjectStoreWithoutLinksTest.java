package dev.titan.storage.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a file system that has no hard links. */
class FolderObjectStoreWithoutLinksTest extends ObjectStoreContract {
  @TempDir Path root;
  private FolderObjectStore store;

  @BeforeEach
  void open() {
    store =
        FolderObjectStore.open(
            root, Access.SHARED, Naming.byLockedMove(FolderObjectStore.lockFile(root)));
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected ObjectStore storeOfAnother() {
    return FolderObjectStore.open(
        root, Access.SHARED, Naming.byLockedMove(FolderObjectStore.lockFile(root)));
  }

  @Test
  void itsLockFileIsNoObject() {
    assertTrue(store.createIfAbsent("a", new byte[1]));
    assertEquals(1, store.list("").size());
  }
}
