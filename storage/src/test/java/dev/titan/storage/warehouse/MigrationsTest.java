package dev.titan.storage.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.settings.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer Titan migrates the file, an older one refuses it. */
final class MigrationsTest {
  private static final Migrations NEWER =
      new Migrations(2, to -> List.of("ALTER TABLE checkpoints ADD COLUMN note VARCHAR"));

  @TempDir Path home;
  private DuckDbSettings settings;
  private DuckDbFile file;

  @BeforeEach
  void createTheFile() {
    settings =
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(2048, 2, 120));
    file = new DuckDbFile(settings, Migrations.shipped());
    file.openForWriting().close();
  }

  @Test
  void aNewerTitanMigratesAfterABackup() {
    DuckDbFile newer = new DuckDbFile(settings, NEWER);

    try (Session session = newer.openForReading()) {
      assertEquals(2, NEWER.versionOf(session));
      assertEquals(
          List.of(), session.list("SELECT note FROM checkpoints", row -> row.text("note")));
    }

    Path backup = home.resolve("titan.duckdb.version-1.backup");
    DuckDbFile old =
        new DuckDbFile(
            new DuckDbSettings(backup, new WarehouseSettings(2048, 2, 120)), Migrations.shipped());
    try (Session session = old.openForReading()) {
      assertEquals(1, Migrations.shipped().versionOf(session));
    }
  }

  @Test
  void anOlderTitanRefusesANewerFile() {
    new DuckDbFile(settings, NEWER).openForWriting().close();

    for (Runnable open : List.<Runnable>of(file::openForWriting, file::openForReading)) {
      WarehouseException refusal = assertThrows(WarehouseException.class, open::run);
      assertTrue(refusal.getMessage().contains("version 2"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains(settings.file().toString()), refusal.getMessage());
    }
  }

  @Test
  void aMigrationThatFailsChangesNothing() {
    Migrations broken =
        new Migrations(
            2, to -> List.of("ALTER TABLE checkpoints ADD COLUMN note VARCHAR", "SELECT nothing"));

    assertThrows(WarehouseException.class, () -> new DuckDbFile(settings, broken).openForWriting());

    try (Session session = file.openForWriting()) {
      assertEquals(1, Migrations.shipped().versionOf(session));
      assertEquals(
          List.of(),
          session.list(
              "SELECT column_name FROM duckdb_columns() WHERE column_name = 'note'",
              row -> row.text("column_name")));
    }
  }

  @Test
  void readingDoesNotMakeAFile() {
    Path absent = home.resolve("absent.duckdb");
    new DuckDbFile(
            new DuckDbSettings(absent, new WarehouseSettings(2048, 2, 120)), Migrations.shipped())
        .openForReading()
        .close();
    assertFalse(Files.exists(absent));
  }
}
