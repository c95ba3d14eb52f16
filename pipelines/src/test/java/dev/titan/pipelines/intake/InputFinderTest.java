package dev.titan.pipelines.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFinderTest {
  @TempDir private Path folder;

  @Test
  void aFolderLaidOutByTenantNamesItsFiles() throws IOException {
    write("acme/pune/petpooja/2026/orders.json");
    write("acme/pune/petpooja/.hidden");

    List<InputFile> files = new InputFinder(null, null, null).find(List.of(folder.toString()));

    assertEquals(1, files.size());
    assertEquals("acme", files.get(0).tenant());
    assertEquals("pune", files.get(0).location());
    assertEquals("petpooja", files.get(0).source());
  }

  @Test
  void aFileNamedTwiceIsOneInput() throws IOException {
    Path file = write("orders.json");
    InputFinder finder = new InputFinder("acme", "pune", null);

    List<InputFile> files = finder.find(List.of(file.toString(), folder.toString()));

    assertEquals(1, files.size());
  }

  @Test
  void whatCannotBeToldIsAskedFor() throws IOException {
    Path file = write("orders.json");

    assertRefused(new InputFinder(null, null, null), file.toString(), "--tenant");
    assertRefused(new InputFinder(null, null, null), folder.toString(), "<tenant>/<location>");
    assertRefused(new InputFinder("acme", "pune", null), folder + "/none", "check the path");
    assertThrows(UsageException.class, () -> new InputFinder("../acme", "pune", null));
  }

  private static void assertRefused(InputFinder finder, String path, String hint) {
    UsageException refusal = assertThrows(UsageException.class, () -> finder.find(List.of(path)));
    assertTrue(refusal.getMessage().contains(hint), refusal.getMessage());
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  @Test
  void oneFileForTwoLocationsIsTwoInputs() throws IOException {
    Path file =
        Files.writeString(Files.createDirectories(folder.resolve("real")).resolve("p"), "x");
    for (String place : new String[] {"pune", "goa"}) {
      Path source = Files.createDirectories(folder.resolve("all/acme/" + place + "/till"));
      Files.createSymbolicLink(source.resolve("prices.csv"), file);
    }
    List<InputFile> found =
        new InputFinder(null, null, null).find(List.of(folder.resolve("all").toString()));
    assertEquals(List.of("goa", "pune"), found.stream().map(InputFile::location).toList());
  }
}
