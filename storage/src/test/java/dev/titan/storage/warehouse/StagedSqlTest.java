package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.StagedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path is a path, whatever is in it. */
final class StagedSqlTest {
  @TempDir private Path folder;

  private List<StagedFile> staged() {
    Manifest manifest =
        new RunBuilder("r1")
            .input("a", Instant.parse("2026-11-16T09:00:00Z"))
            .entries(Entry.mapped("1"))
            .manifest(folder.resolve("staged"));
    return manifest.files();
  }

  @Test
  void aQuoteInAPathEndsNoText() {
    StagedFile file = staged().get(0);
    assertEquals(
        "['/o''neil/" + file.name() + "']",
        StagedSql.list(StagedFiles.in(Path.of("/o'neil")), List.of(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a[b]/c", "/a*/c", "/a?/c"})
  void whatDuckDbWouldTakeForAPatternIsRefused(String path) {
    List<StagedFile> staged = staged();
    StagingException refused =
        assertThrows(
            StagingException.class, () -> StagedSql.list(StagedFiles.in(Path.of(path)), staged));
    assertTrue(refused.getMessage().contains(path), refused.getMessage());
  }
}
