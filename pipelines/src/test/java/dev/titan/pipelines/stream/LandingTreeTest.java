package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTreeTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000);

  @TempDir Path folder;

  private long now;
  private LandingTree tree;

  @BeforeEach
  void makeTree() {
    tree = new LandingTree(folder, () -> now);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  private List<String> names(Collection<Path> files) {
    return files.stream().map(file -> folder.relativize(file).toString()).toList();
  }

  private List<String> all() {
    return names(tree.all().keySet());
  }

  private List<String> news(Path... known) {
    return names(tree.news(Set.of(known)::contains).keySet());
  }

  /** Looks until the listings of all folders hold. */
  private void standStill(Path... known) {
    news(known);
    now += 4_000_000_000L;
    news(known);
  }

  @Test
  void allFilesAreFoundButForHiddenOnes() throws IOException {
    write("b/c/2.json");
    write("a.json");
    write(".hidden");
    write("b/.hidden/3.json");

    assertEquals(List.of("a.json", "b/c/2.json"), all());
  }

  @Test
  void newsAreWhatIsNotKnown() throws IOException {
    Path known = write("a/1.json");
    all();
    standStill(known);
    write("a/2.json");
    write("a/.hidden");
    write("b/c/3.json");

    assertEquals(List.of("a/2.json", "b/c/3.json"), news(known));
  }

  @Test
  void aFolderThatStandsStillIsNotListedAgain() throws IOException {
    Path known = write("a/1.json");
    Files.setLastModifiedTime(known.getParent(), LONG_AGO);
    all();
    standStill(known);
    write("a/2.json");
    Files.setLastModifiedTime(known.getParent(), LONG_AGO);

    assertEquals(List.of(), news(known));
    assertEquals(List.of("a/1.json", "a/2.json"), all());
  }

  @Test
  void twoChangesInOneTickOfTheDisksClockAreBothSeen() throws IOException {
    Path known = write("a/1.json");
    Files.setLastModifiedTime(known.getParent(), LONG_AGO);
    all();
    write("a/2.json");
    Files.setLastModifiedTime(known.getParent(), LONG_AGO);

    assertEquals(List.of("a/2.json"), news(known));
  }

  @Test
  void whatIsGoneIsForgotten() throws IOException {
    Path known = write("a/1.json");
    all();
    Files.delete(known);
    Files.delete(known.getParent());

    assertEquals(List.of(), news());
    write("a/2.json");
    assertEquals(List.of("a/2.json"), news());
  }

  @Test
  void aFolderThatIsAbsentHoldsNothing() throws IOException {
    tree = new LandingTree(folder.resolve("absent"), () -> now);

    assertEquals(List.of(), all());
    write("absent/1.json");
    assertEquals(List.of("absent/1.json"), all());
  }
}
