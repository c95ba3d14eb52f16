package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void isMadeAndMarkedOnce() throws IOException {
    Path place = folder.resolve("deep/er/titan-data");
    assertFalse(Home.exists(place));
    Home home = Home.open(place);
    assertTrue(Home.exists(place));
    assertEquals("{\"format\": 1}\n", Files.readString(place.resolve("titan.home.json")));
    assertEquals(place, Home.open(place).folder());
    assertEquals(place.toString(), home.toString());
    assertTrue(home.freeBytes() > 0);
  }

  @Test
  void makesFoldersWhenAskedForAndKeepsOriginalsAndSecretsForTheOwner() throws IOException {
    Home home = Home.open(folder.resolve("h"));
    assertFalse(Files.exists(folder.resolve("h/raw")));
    for (Path closed : new Path[] {home.raw(), home.secrets(), home.runs()}) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)));
    }
    assertTrue(Files.isDirectory(home.registry()));
    assertFalse(Files.exists(home.warehouse()));
    assertFalse(Files.exists(home.settingsFile()));
    assertFalse(Files.exists(home.receiptClock()));
  }

  @Test
  void aFileCannotBeAHome() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused(file, "is a file: set TITAN_HOME to a folder");
    assertRefused(file.resolve("below"), "choose another place");
  }

  @Test
  void aFolderWithoutTheRightToWriteIsNamedWithTheRemedy() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "the administrator may write everywhere");
    assertRefused(closed, closed + " is not writable: give this user the right to write");
    assertRefused(closed.resolve("x"), "choose another place");
  }

  @Test
  void aPlaceThatNobodyCanMakeIsNamedWithTheRemedy() {
    Path nowhere = Path.of("/proc/titan-home");
    assumeFalse(!Files.isDirectory(Path.of("/proc")), "Linux only");
    assertRefused(nowhere, "cannot make the folder /proc/titan-home");
  }

  @Test
  void aHomeOfANewerTitanIsLeftAlone() throws IOException {
    Home.open(folder);
    Files.writeString(folder.resolve("titan.home.json"), "{\"format\": 2}");
    assertRefused(folder, "has format 2, this Titan knows format 1");
    Files.writeString(folder.resolve("titan.home.json"), "");
    assertRefused(folder, "names no format");
  }

  private static void assertRefused(Path place, String expected) {
    StorageException e = assertThrows(StorageException.class, () -> Home.open(place));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
