package dev.titan.pipelines.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.objects.ContentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read costs that file; a fault of Titan's folders costs the run. */
final class IntakeTest {
  private static final IntakeSettings SETTINGS =
      new IntakeSettings(Limits.DEFAULT, 1024, 1 << 20, 100, 2);

  @TempDir private Path folder;
  private Path work;

  @BeforeEach
  void makeFolders() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
  }

  private List<TakenInput> take(Path... files) throws IOException {
    ContentStore raw = ContentStore.open(folder.resolve("raw"));
    List<InputFile> inputs =
        List.of(files).stream()
            .map(path -> new InputFile(path.toString(), path, "acme", "main", "shop"))
            .toList();
    return new Intake(new Kept(raw, work), work, SETTINGS).take(inputs, size -> {});
  }

  @Test
  void aFileThatVanishedCostsThatFile() throws IOException {
    Path good = Files.writeString(folder.resolve("a.ndjson"), "{\"a\":1}\n");
    List<TakenInput> taken = take(folder.resolve("gone.ndjson"), good);
    assertEquals(ReasonCode.INPUT_UNREADABLE, taken.get(0).failures().get(0).reason());
    assertEquals(1, taken.get(1).records());
  }

  @Test
  void aFolderInTheWayOfTheScratchFileIsNoFaultOfTheInput() throws IOException {
    Path good = Files.writeString(folder.resolve("a.ndjson"), "{\"a\":1}\n");
    for (int i = 0; i < SETTINGS.parallelism(); i++) {
      Files.createDirectories(work.resolve("scratch-" + i + "/in-the-way"));
    }
    assertThrows(IOException.class, () -> take(good));
  }

  @Test
  void afterAFailureNothingIsWrittenAnyMore() throws IOException {
    Path[] files = new Path[50];
    for (int i = 0; i < files.length; i++) {
      files[i] = Files.writeString(folder.resolve(i + ".ndjson"), "{\"a\":" + i + "}\n");
    }
    // Of the one that takes the first file, while the other is at work on the next ones.
    Path scratch = work.resolve("scratch-" + (SETTINGS.parallelism() - 1));
    Path inTheWay = Files.createDirectories(scratch.resolve("in-the-way"));
    assertThrows(IOException.class, () -> take(files));
    Files.delete(inTheWay);
    Files.delete(scratch);
    assertEquals(50, take(files).size());
  }
}
