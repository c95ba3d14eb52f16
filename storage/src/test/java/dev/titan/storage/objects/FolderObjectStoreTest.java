package dev.titan.storage.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderObjectStoreTest extends ObjectStoreContract {
  @TempDir Path root;
  private FolderObjectStore store;

  @BeforeEach
  void open() {
    store = FolderObjectStore.open(root.resolve("store"), Access.SHARED);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected ObjectStore storeOfAnother() {
    return FolderObjectStore.open(root.resolve("store"), Access.SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "move"})
  void ofTwoProcessesOneWinsEachKey(String naming) throws Exception {
    int keys = 300;
    Path shared = root.resolve("shared");
    List<Integer> won = new ArrayList<>();
    try (ChildJvm a = ChildJvm.start(RaceMain.class, shared.toString(), "abc", "" + keys, naming);
        ChildJvm b = ChildJvm.start(RaceMain.class, shared.toString(), "xyz", "" + keys, naming)) {
      assertEquals("ready", a.line());
      assertEquals("ready", b.line());
      a.say("go");
      b.say("go");
      for (ChildJvm child : List.of(a, b)) {
        for (String line = child.line(); line != null; line = child.line()) {
          won.add(Integer.valueOf(line));
        }
        assertEquals(0, child.exitCode());
      }
    }
    assertEquals(keys, won.size(), "each key has one winner");
    assertEquals(keys, won.stream().distinct().count());
    FolderObjectStore result = FolderObjectStore.open(shared, Access.SHARED);
    assertEquals(keys, result.list("race/").size());
    for (String key : result.list("race/")) {
      assertEquals(15_000, result.read(key).orElseThrow().length);
    }
    assertEquals(0, temporaries(shared));
  }

  @Test
  void whatADeadProcessLeftIsNoObjectAndGoesAfterADay() throws IOException {
    Path temporaries = root.resolve("store/.tmp");
    Path old = Files.writeString(temporaries.resolve("old"), "half an obj");
    Path young = Files.writeString(temporaries.resolve("young"), "half an obj");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

    FolderObjectStore reopened = FolderObjectStore.open(root.resolve("store"), Access.SHARED);

    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young), "its writer may be alive");
    assertEquals(List.of(), reopened.list(""));
    assertEquals(List.of(), reopened.children(""));
  }

  @Test
  void aProcessKilledBeforeTheNameIsGivenLeavesTheKeyFree() {
    Naming killed =
        (temporary, target) -> {
          throw new IOException("killed here");
        };
    FolderObjectStore dying = FolderObjectStore.open(root.resolve("store"), Access.SHARED, killed);
    assertThrows(StorageException.class, () -> dying.createIfAbsent("a/b", new byte[10]));
    assertEquals(List.of(), store.list(""));
    assertTrue(store.createIfAbsent("a/b", "whole".getBytes(UTF_8)));
  }

  @Test
  void leavesNoTemporaryFilesBehind() throws IOException {
    store.createIfAbsent("a", new byte[10]);
    store.createIfAbsent("a", new byte[10]);
    assertEquals(0, temporaries(root.resolve("store")));
  }

  @Test
  void survivesThatSomebodyTidiesItsHiddenFolderAway() throws IOException {
    Folders.deleteTree(root.resolve("store/.tmp"));
    assertTrue(store.createIfAbsent("a", new byte[10]));
  }

  @Test
  void keepsFilesForTheOwnerAlone() throws IOException {
    Path folder = root.resolve("closed");
    FolderObjectStore.open(folder, Access.OWNER_ONLY).createIfAbsent("a/b", new byte[1]);
    assertEquals("rwx------", permissions(folder));
    assertEquals("rwx------", permissions(folder.resolve("a")));
    assertEquals("rw-------", permissions(folder.resolve("a/b")));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheRemedy() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "x");
    StorageException e =
        assertThrows(
            StorageException.class,
            () -> FolderObjectStore.open(file.resolve("below"), Access.SHARED));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("choose another place"), e.getMessage());
  }

  static long temporaries(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".tmp"))) {
      return files.count();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
