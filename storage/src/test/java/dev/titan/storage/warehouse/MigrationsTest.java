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
  private static final int SHIPPED = Migrations.shipped().version();
  private static final Migrations NEWER =
      new Migrations(SHIPPED + 1, to -> List.of("ALTER TABLE checkpoints ADD COLUMN note VARCHAR"));

  @TempDir Path home;
  private DuckDbSettings settings;
  private DuckDbFile file;

  @BeforeEach
  void createTheFile() {
    settings =
        new DuckDbSettings(home.resolve("titan.duckdb"), new WarehouseSettings(1024, 2, 120));
    file = new DuckDbFile(settings, Migrations.shipped());
    file.openForWriting().close();
  }

  @Test
  void aNewerTitanMigratesAfterABackup() {
    DuckDbFile newer = new DuckDbFile(settings, NEWER);

    try (Session session = newer.openForReading()) {
      assertEquals(SHIPPED + 1, NEWER.versionOf(session));
      assertEquals(
          List.of(), session.list("SELECT note FROM checkpoints", row -> row.text("note")));
    }

    Path backup = home.resolve("titan.duckdb.version-" + SHIPPED + ".backup");
    DuckDbFile old =
        new DuckDbFile(
            new DuckDbSettings(backup, new WarehouseSettings(1024, 2, 120)), Migrations.shipped());
    try (Session session = old.openForReading()) {
      assertEquals(SHIPPED, Migrations.shipped().versionOf(session));
    }
  }

  @Test
  void anOlderTitanRefusesANewerFile() {
    new DuckDbFile(settings, NEWER).openForWriting().close();

    for (Runnable open : List.<Runnable>of(file::openForWriting, file::openForReading)) {
      WarehouseException refusal = assertThrows(WarehouseException.class, open::run);
      assertTrue(refusal.getMessage().contains("version " + (SHIPPED + 1)), refusal.getMessage());
      assertTrue(refusal.getMessage().contains(settings.file().toString()), refusal.getMessage());
    }
  }

  @Test
  void aMigrationThatFailsChangesNothing() {
    Migrations broken =
        new Migrations(
            SHIPPED + 1,
            to -> List.of("ALTER TABLE checkpoints ADD COLUMN note VARCHAR", "SELECT nothing"));

    assertThrows(WarehouseException.class, () -> new DuckDbFile(settings, broken).openForWriting());

    try (Session session = file.openForWriting()) {
      assertEquals(SHIPPED, Migrations.shipped().versionOf(session));
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
            new DuckDbSettings(absent, new WarehouseSettings(1024, 2, 120)), Migrations.shipped())
        .openForReading()
        .close();
    assertFalse(Files.exists(absent));
  }

  @Test
  void aFileOfEveryEarlierVersionBecomesWhatANewOneIs() throws Exception {
    DuckDbSettings old =
        new DuckDbSettings(home.resolve("old.duckdb"), new WarehouseSettings(512, 2, 30));
    try (Session session = OldSchemas.create(old, 1)) {
      session.run(
          "INSERT INTO checkpoints VALUES ('r1', 'ingest', '2026-11-02 08:00:00',"
              + " '2026-11-02 08:00:09', 's', 'h', 3, 1, 0, 2, 0, 0, 1)");
      session.run(
          "INSERT INTO checkpoint_inputs VALUES"
              + " ('r1', 0, 'raw', 't', 'l', '/in/a', 3, 1, 0, 2, 0, 0, 1)");
    }

    try (Session migrated = new DuckDbFile(old, Migrations.shipped()).openForReading();
        Session fresh = file.openForReading()) {
      assertEquals(columns(fresh), columns(migrated));
      assertEquals(
          List.of("r1 2026-11-02T08:00:00Z 2"),
          migrated.list(
              "SELECT * FROM checkpoint_inputs",
              row ->
                  row.text("run_id")
                      + " "
                      + row.time("received_at")
                      + " "
                      + row.number("duplicate")));
    }
  }

  @Test
  void lettersOfVersion2AreKept() throws Exception {
    DuckDbSettings old =
        new DuckDbSettings(home.resolve("old.duckdb"), new WarehouseSettings(512, 2, 30));
    try (Session session = OldSchemas.create(old, 2)) {
      session.run(
          "INSERT INTO dead_letters VALUES ('d', 't', 'l', NULL, 'r1', 'r1', 'raw', 1, NULL, 1,"
              + " 'CLASSIFY', 'UNMAPPED_SCHEMA', 301, 'CONFIG', NULL, NULL, NULL, NULL, NULL,"
              + " NULL, 1, NULL, '2026-11-02 08:00:00', '2026-11-02 08:00:00', 1, 'OPEN', 2)");
    }

    try (Session migrated = new DuckDbFile(old, Migrations.shipped()).openForReading();
        Session fresh = file.openForReading()) {
      assertEquals(columns(fresh), columns(migrated));
      assertEquals(
          List.of("d OPEN 2 null"),
          migrated.list(
              "SELECT * FROM dead_letters",
              row ->
                  row.text("dead_letter_id")
                      + " "
                      + row.text("status")
                      + " "
                      + row.number("tries")
                      + " "
                      + row.text("resolution")));
    }
  }

  @Test
  void nothingOfVersion3IsGone() throws Exception {
    DuckDbSettings old =
        new DuckDbSettings(home.resolve("old.duckdb"), new WarehouseSettings(512, 2, 30));
    try (Session session = OldSchemas.create(old, 3)) {
      session.run(
          "INSERT INTO raw_ingest VALUES ('raw', 't', 'l', NULL, 'hash', 3, 'ndjson', '/in/a', NULL,"
              + " '2026-11-02 08:00:00', '2026-11-02', 'r1', 'abc'::BLOB, NULL, 1)");
      session.run(
          "INSERT INTO checkpoints VALUES ('r1', 'ingest', '2026-11-02 08:00:00',"
              + " '2026-11-02 08:00:09', 's', 'h', 3, 1, 0, 2, 0, 0, 1)");
    }

    try (Session migrated = new DuckDbFile(old, Migrations.shipped()).openForReading();
        Session fresh = file.openForReading()) {
      assertEquals(columns(fresh), columns(migrated));
      assertEquals(
          List.of("raw null null r1 null"),
          migrated.list(
              "SELECT r.*, c.gone_at AS run_gone_at FROM raw_ingest AS r JOIN checkpoints AS c"
                  + " USING (run_id)",
              row ->
                  row.text("raw_id")
                      + " "
                      + row.time("gone_at")
                      + " "
                      + row.text("gone_because")
                      + " "
                      + row.text("run_id")
                      + " "
                      + row.time("run_gone_at")));
    }
  }

  private static List<String> columns(Session session) {
    return session.list(
        "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable) AS c"
            + " FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
        row -> row.text("c"));
  }
}
