package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.storage.settings.WarehouseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever text is staged comes back, over several files and beyond DuckDB's buffer sizes. */
final class StagedTextTest {
  private static final String[] SPICE = {
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\\",
    "\\N",
    "'",
    "NULL",
    "",
    " ",
    "#",
    "\u00e4",
    "\ud83d\ude00",
    "\u2028",
    "\ufeff",
    "\",\"",
    "\n\"",
    "0\u001f0\u001f1\u001f1\u001fx\u001f\n",
    "\u001e",
    "\u001f",
    "\u001e\n",
    "\u0001",
    "plain",
    "0",
    "-1"
  };

  @TempDir Path folder;

  @Test
  void randomTextIsLoadedAsItWasWritten() throws IOException {
    Random random = new Random(7);
    List<String> written = new ArrayList<>();
    List<StagedFile> files = new ArrayList<>();
    for (int file = 0; file < 3; file++) {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < 4_000; row++) {
        Entry entry = Entry.mapped(Integer.toString(written.size())).description(text(random));
        rows.append(entry.csv(0, written.size() + 1L, 1));
        written.add(entry.description);
      }
      files.add(file("part" + file + ".csv", rows.toString()));
    }
    // One text larger than a buffer, with a newline and a quote in it all the way.
    Entry huge = Entry.mapped("huge").description("a\u001e\n\u001f".repeat(6_000_000));
    files.add(file("huge.csv", huge.csv(0, written.size() + 1L, 1)));
    written.add(huge.description);
    Manifest manifest =
        new Manifest("r", "ingest", Instant.EPOCH, "s", List.of(), List.of(), files, 1);

    DuckDbFile database =
        new DuckDbFile(
            new DuckDbSettings(folder.resolve("x.duckdb"), new WarehouseSettings(2048, 2, 120)),
            Migrations.shipped());
    try (Session session = database.openForWriting()) {
      new StagedLoader(session, manifest, StagedFiles.in(folder)).load();

      List<String> loaded =
          session.list(
              "SELECT description FROM staged_entries ORDER BY ordinal",
              row -> row.text("description"));
      assertEquals(written.size(), loaded.size());
      for (int i = 0; i < written.size(); i++) {
        assertEquals(written.get(i), loaded.get(i), "row " + i);
      }
    }
  }

  /** Never empty: an empty text is staged as null. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder("t");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(SPICE[random.nextInt(SPICE.length)]);
    }
    return text.substring(text.length() > 1 ? 1 : 0);
  }

  private StagedFile file(String name, String rows) throws IOException {
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), bytes);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return StagedFile.of(StagedTable.ENTRIES, name, bytes.length, checksum.getValue());
  }
}
