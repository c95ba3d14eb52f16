package dev.titan.storage.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {
  /** SHA-256 of "abc", from FIPS 180-4's example. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path temporary;
  private Path root;
  private ContentStore store;

  @BeforeEach
  void open() {
    root = place(temporary).resolve("raw");
    store = ContentStore.open(root);
  }

  /** Where the contents lie; a bucket passes the same tests. */
  Path place(Path folder) {
    return folder;
  }

  /** How many files are on their way. */
  long onTheirWay() throws IOException {
    return FolderObjectStoreTest.temporaries(root);
  }

  @Test
  void keepsContentUnderItsHash() throws IOException {
    assertEquals(ABC, put("abc"));
    assertTrue(store.contains(ABC));
    assertEquals(root.resolve("ba").resolve(ABC), store.path(ABC));
    assertEquals("abc", Files.readString(store.path(ABC)));
  }

  @Test
  void listsAndDeletesWhatIsKept() throws IOException {
    String other = put("abcd");
    put("abc");
    Files.writeString(root.resolve("ba").resolve("no-hash"), "");
    assertEquals(Stream.of(ABC, other).sorted().toList(), store.list().stream().sorted().toList());
    assertEquals(3, store.delete(ABC));
    assertEquals(0, store.delete(ABC));
    assertEquals(List.of(other), store.list());
    assertEquals(ABC, put("abc"));
  }

  @Test
  void hashesWhateverThePiecesAre() throws Exception {
    Random random = new Random(7);
    byte[] content = new byte[300_000];
    random.nextBytes(content);
    String expected =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    try (ContentWriter writer = store.begin()) {
      int at = 0;
      while (at < content.length) {
        int length = Math.min(content.length - at, random.nextInt(9_000));
        writer.write(content, at, length);
        at += length;
        if (at < content.length) {
          writer.write(content[at++]);
        }
      }
      assertEquals(content.length, writer.size());
      assertEquals(expected, writer.commit());
    }
    try (InputStream in = store.open(expected)) {
      assertArrayEquals(content, in.readAllBytes());
    }
  }

  @Test
  void keepsTheSameContentOnce() throws IOException {
    put("abc");
    Files.setLastModifiedTime(store.path(ABC), FileTime.from(Instant.EPOCH));
    put("abc");
    assertEquals(Instant.EPOCH, Files.getLastModifiedTime(store.path(ABC)).toInstant());
    assertEquals(List.of(ABC), files());
    assertEquals(0, onTheirWay());
  }

  @Test
  void dropsWhatIsNotCommitted() throws IOException {
    try (ContentWriter writer = store.begin()) {
      writer.write("abc".getBytes(UTF_8));
    }
    assertFalse(store.contains(ABC));
    assertEquals(0, onTheirWay());
  }

  @Test
  void aFinishedWriterTakesNoMore() throws IOException {
    ContentWriter writer = store.begin();
    writer.commit();
    assertThrows(IOException.class, () -> writer.write(1));
    assertThrows(IllegalStateException.class, writer::commit);
    writer.close();
  }

  @Test
  void manyContentsBecomeDurableAtOnce() throws IOException {
    String first = putLater("abc");
    putLater("abc");
    String second = putLater("other");

    assertEquals(List.of(), files(), "no name before the bytes are on disk");
    assertTrue(store.contains(first));
    assertEquals("abc", Files.readString(store.path(first)));
    assertFalse(ContentStore.open(root).contains(first), "another process sees nothing yet");

    store.syncAll();
    assertEquals(Stream.of(first, second).sorted().toList(), files());
    assertEquals(root.resolve("ba").resolve(ABC), store.path(ABC));
    assertTrue(ContentStore.open(root).contains(first));
    assertEquals(0, onTheirWay());

    putLater("abc");
    store.syncAll();
    assertEquals(2, files().size());
  }

  @Test
  void manyThreadsMayWriteTheSame() throws IOException {
    List<String> hashes =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                i -> i % 2 == 0 ? putUnchecked("c" + i % 10) : putLaterUnchecked("c" + i % 10))
            .toList();
    store.syncAll();
    assertEquals(hashes.stream().distinct().sorted().toList(), files());
    assertEquals(0, onTheirWay());
  }

  @Test
  void onlyTheOwnerMayReadOriginals() throws IOException {
    put("abc");
    for (Path path : List.of(root, root.resolve("ba"))) {
      assertEquals("rwx------", permissions(path));
    }
    assertEquals("rw-------", permissions(store.path(ABC)));
  }

  @Test
  void refusesWhatIsNoHashAndNamesWhatIsNotThere() {
    for (String hash :
        new String[] {"", "abc", "../../etc/passwd", "BA" + ABC.substring(2), null}) {
      assertThrows(IllegalArgumentException.class, () -> store.path(hash));
    }
    StorageException e = assertThrows(StorageException.class, () -> store.open(ABC));
    assertTrue(e.getMessage().contains(ABC), e.getMessage());
  }

  private String put(String text) throws IOException {
    try (ContentWriter writer = store.begin()) {
      writer.write(text.getBytes(UTF_8));
      return writer.commit();
    }
  }

  private String putLater(String text) throws IOException {
    try (ContentWriter writer = store.begin()) {
      writer.write(text.getBytes(UTF_8));
      return writer.commitLater();
    }
  }

  private String putUnchecked(String text) {
    try {
      return put(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String putLaterUnchecked(String text) {
    try {
      return putLater(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The names of all contents. */
  private List<String> files() throws IOException {
    if (!Files.exists(root)) {
      return List.of(); // in a bucket there is no folder without a file
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.startsWith(root.resolve(".tmp")))
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
