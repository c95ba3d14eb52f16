package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.StagedFile;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.sql.SqlText;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a run's staged files against its manifest and makes them temporary tables: {@code
 * staged_dead}, {@code staged_ignored}, and {@code staged_entries}, which is a view of the files.
 */
final class StagedLoader {
  private final Session session;
  private final Manifest manifest;
  private final StagedFiles files;

  StagedLoader(Session session, Manifest manifest, StagedFiles files) {
    this.session = session;
    this.manifest = manifest;
    this.files = files;
  }

  /**
   * Checks and loads all files.
   *
   * @throws StagingException if one is missing, damaged or not readable as staged rows
   */
  void load() {
    verify();
    session.runAll("duckdb/staged_tables.sql");
    for (StagedTable table : StagedTable.values()) {
      List<StagedFile> tableFiles =
          manifest.files(table).stream().filter(file -> file.bytes() > 0).toList();
      if (!tableFiles.isEmpty()) {
        load(table, tableFiles);
      }
    }
  }

  /** Makes {@code staged_entries} a table where it is none yet, so that it can be changed. */
  static void own(Session session) {
    boolean isView =
        !session
            .list(
                "SELECT view_name FROM duckdb_views()"
                    + " WHERE view_name = 'staged_entries' AND temporary",
                row -> row.text("view_name"))
            .isEmpty();
    if (isView) {
      session.runAll("duckdb/own_entries.sql");
    }
  }

  private void load(StagedTable table, List<StagedFile> tableFiles) {
    String list = StagedSql.list(files, tableFiles);
    String resource = "duckdb/load_" + table.name().toLowerCase(Locale.ROOT) + ".sql";
    for (String sql : SqlText.statements(resource, Map.of("files", list))) {
      execute(table, sql);
    }
  }

  private void execute(StagedTable table, String sql) {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw StagedSql.unreadable(manifest.runId(), table, files, e);
    }
  }

  private void verify() {
    files
        .damage(manifest.files())
        .ifPresent(
            damage -> {
              throw new StagingException(
                  "run " + manifest.runId() + ": " + damage + "; ingest the inputs again");
            });
  }
}
