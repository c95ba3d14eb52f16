package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.pipelines.intake.InputFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out stands still, and is handed out once. */
final class LandingWatchTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;
  private final List<String> problems = new ArrayList<>();
  private long now;
  private long nanosPerRead;
  private TakenFiles taken;
  private LandingWatch watch;

  @BeforeEach
  void makeWatch() throws IOException {
    taken = TakenFiles.open(folder.resolve(".taken"));
    watch = watch(new InputFinder(null, null, null));
  }

  private LandingWatch watch(InputFinder finder) {
    return watch(finder, Duration.ofSeconds(2));
  }

  private LandingWatch watch(InputFinder finder, Duration settle) {
    return new LandingWatch(
        folder,
        finder,
        taken,
        new LandingWatch.Timing(settle, Duration.ofSeconds(1), this::readClock),
        problems::add);
  }

  private long readClock() {
    now += nanosPerRead;
    return now;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("acme").resolve("pune").resolve("pos").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The names that are handed out when the clock shows that second. */
  private List<String> at(double second) {
    now = (long) (second * SECOND);
    List<LandedFile> files = watch.poll(100);
    watch.done(files.size());
    return files.stream().map(file -> file.path().getFileName().toString()).toList();
  }

  @Test
  void aFileIsHandedOutOnceItHasStoodStill() throws IOException {
    write("a.json", "{}");

    assertEquals(List.of(), at(0));
    assertEquals(List.of(), at(1.5));
    assertEquals(List.of("a.json"), at(3));
    assertEquals(List.of(), at(9));
    assertEquals(0, watch.waiting());
  }

  @Test
  void aFileThatGrowsIsLeft() throws IOException {
    Path file = write("a.json", "{}");
    at(0);
    Files.writeString(file, "{}\n", StandardOpenOption.APPEND);

    assertEquals(List.of(), at(2.5));
    assertEquals(List.of("a.json"), at(5));
  }

  @Test
  void aFileThatIsWrittenAgainIsAnotherOne() throws IOException {
    Path file = write("a.json", "{}");
    at(0);
    at(3);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

    assertEquals(List.of(), at(5));
    assertEquals(List.of("a.json"), at(8));
  }

  @Test
  void whatWasTakenBeforeIsPassedOver() throws IOException {
    Path file = write("a.json", "{}");
    taken.add(Set.of(TakenFiles.key(file, LandedFile.Version.of(file).orElseThrow())));

    at(0);
    assertEquals(List.of(), at(3));
  }

  @Test
  void whatIsGivenBackIsHandedOutAgain() throws IOException {
    write("a.json", "{}");
    at(0);
    now = 3 * SECOND;
    watch.giveBack(watch.poll(1).get(0));

    assertEquals(List.of(), at(4));
    assertEquals(List.of("a.json"), at(5));
  }

  @Test
  void hiddenFilesAndFilesOfNobodyAreLeft() throws IOException {
    write(".part.json", "{}");
    Files.writeString(folder.resolve("nobodys.json"), "{}");
    write("a.json", "{}");

    at(0);
    assertEquals(List.of("a.json"), at(3));
    at(6);
    assertEquals(1, problems.size());
  }

  @Test
  void manyAreHandedOutInParts() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("f" + i, "{}");
    }
    at(0);
    now = 3 * SECOND;

    assertEquals(2, watch.poll(2).size());
    assertEquals(5, watch.waiting(), "what is handed out and not dealt with waits too");
    watch.done(2);
    assertEquals(3, watch.waiting());
    assertEquals(3, watch.poll(100).size());
  }

  @Test
  void whatComesIntoALargeFolderIsFoundBeforeAllOfItIsLookedAtAgain() throws IOException {
    nanosPerRead = SECOND / 10; // so a look at all files takes some tenths of a second
    Path known = write("a.json", "{}");
    at(0);
    assertEquals(List.of("a.json"), at(3));
    Files.writeString(known, "{}\n", StandardOpenOption.APPEND);
    write("b.json", "{}");

    at(6);
    assertEquals(List.of("b.json"), at(9));
    at(60);
    assertEquals(List.of("a.json"), at(63), "what was written in place is found by and by");
  }

  @Test
  void whatMustNotStandStillIsHandedOutAtOnce() throws IOException {
    watch = watch(new InputFinder(null, null, null), Duration.ZERO);
    write("a.json", "{}");

    assertEquals(List.of("a.json"), at(0));
    assertEquals(List.of(), at(1));
  }

  @Test
  void theListOfTakenFilesForgetsWhatIsGone() throws IOException {
    taken.add(Set.of("a", "b"));
    taken.keepOnly(Set.of("b", "c"));

    TakenFiles again = TakenFiles.open(folder.resolve(".taken"));
    assertEquals(
        List.of(false, true, false),
        List.of(again.contains("a"), again.contains("b"), again.contains("c")));
  }
}
