package dev.titan.storage.warehouse;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens the database file, made or migrated as need be. The caller holds the lock. */
final class DuckDbFile {
  private final DuckDbSettings settings;
  private final Migrations migrations;

  DuckDbFile(DuckDbSettings settings, Migrations migrations) {
    this.settings = settings;
    this.migrations = migrations;
  }

  /** Opens it to read and write; makes it if it is not there. */
  Session openForWriting() {
    Session session = connect(url(), new Properties());
    try {
      clearSpilled();
      int found = migrations.versionOf(session);
      if (found == Migrations.EMPTY) {
        inTransaction(session, () -> migrations.create(session));
      } else if (found > migrations.version()) {
        throw tooNew(found);
      } else if (found < migrations.version()) {
        session.run("CHECKPOINT");
        session.close();
        backUp(found);
        return migrate(found);
      }
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw named(e);
    }
  }

  /**
   * What a killed process has spilled: DuckDB removes only a folder that it has made itself, and
   * makes it when it spills. Nobody else has the file open now.
   */
  private void clearSpilled() {
    Path spilled = spilled();
    try {
      Folders.deleteTree(spilled);
    } catch (IOException e) {
      throw new WarehouseException("cannot remove " + spilled + "; check who may write there", e);
    }
  }

  private Path spilled() {
    return settings.file().resolveSibling(settings.file().getFileName() + ".tmp");
  }

  /**
   * Opens it to read only. Without a file the answer is an empty warehouse; a file of an older
   * version is migrated first.
   */
  Session openForReading() {
    if (!Files.exists(settings.file())) {
      Session session = connect("jdbc:duckdb:", new Properties());
      migrations.create(session);
      return session;
    }
    Session session = connectReadOnly();
    try {
      int found = migrations.versionOf(session);
      if (found == migrations.version()) {
        return session;
      }
      if (found > migrations.version()) {
        throw tooNew(found);
      }
    } catch (RuntimeException e) {
      session.close();
      throw named(e);
    }
    session.close();
    openForWriting().close();
    return connectReadOnly();
  }

  /** The version of its tables, which stay as they are; empty if there is no file. */
  OptionalInt version() {
    if (!Files.exists(settings.file())) {
      return OptionalInt.empty();
    }
    try (Session session = connectReadOnly()) {
      return OptionalInt.of(migrations.versionOf(session));
    } catch (WarehouseException e) {
      throw named(e);
    }
  }

  /**
   * Brings all that is committed into the file itself, and leaves it closed.
   *
   * @throws WarehouseException if something of it stays beside the file
   */
  void settle() {
    try (Session session = openForWriting()) {
      session.run("CHECKPOINT");
    }
    Path log = settings.file().resolveSibling(settings.file().getFileName() + ".wal");
    if (Files.exists(log)) {
      throw new WarehouseException(
          "the warehouse could not be written to its end, and left "
              + log
              + ": make room on the disk, and try again");
    }
  }

  private Session connectReadOnly() {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    readOnly.setProperty("jdbc_stream_results", "true");
    return connect(url(), readOnly);
  }

  private Session migrate(int found) {
    Session session = connect(url(), new Properties());
    try {
      inTransaction(
          session,
          () -> {
            for (int to = found + 1; to <= migrations.version(); to++) {
              migrations.migrate(session, to);
            }
          });
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw named(e);
    }
  }

  private void backUp(int version) {
    Path file = settings.file();
    Path backup = file.resolveSibling(file.getFileName() + ".version-" + version + ".backup");
    Path unfinished = backup.resolveSibling(backup.getFileName() + ".tmp");
    try {
      Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new WarehouseException(
          "cannot copy " + file + " before its migration; make room for a second copy of it", e);
    }
  }

  private static void inTransaction(Session session, Runnable work) {
    session.run("BEGIN");
    work.run();
    session.run("COMMIT"); // on a failure the connection is closed, which rolls back
  }

  private Session connect(String url, Properties properties) {
    properties.setProperty("memory_limit", settings.use().memoryLimitMb() + "MB");
    properties.setProperty("threads", Integer.toString(settings.use().threads()));
    properties.setProperty("temp_directory", spilled().toString());
    // Row order means nothing in these tables; keeping it would cost memory in every large insert.
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      return new Session((DuckDBConnection) DriverManager.getConnection(url, properties));
    } catch (SQLException e) {
      if (DuckDbErrors.isFileInUse(e)) {
        throw new WarehouseBusyException(
            "the warehouse "
                + settings.file()
                + " is open in another program; close it, or work on a copy of the file there");
      }
      throw DuckDbErrors.wrap("cannot open the warehouse " + settings.file(), e);
    }
  }

  private String url() {
    return "jdbc:duckdb:" + settings.file();
  }

  private WarehouseException tooNew(int found) {
    return new WarehouseException(
        "its tables are of version "
            + found
            + " and this Titan knows only version "
            + migrations.version()
            + "; use the newer Titan that wrote it");
  }

  private RuntimeException named(RuntimeException e) {
    boolean names = String.valueOf(e.getMessage()).contains(settings.file().toString());
    return names || !(e instanceof WarehouseException)
        ? e
        : new WarehouseException("warehouse " + settings.file() + ": " + e.getMessage(), e);
  }
}
