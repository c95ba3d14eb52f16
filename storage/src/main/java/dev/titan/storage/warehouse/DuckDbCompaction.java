package dev.titan.storage.warehouse;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes the database anew without what was removed from it. DuckDB only marks removed rows, and
 * blocks that are free keep their bytes until something else is written there; so all that is left
 * is copied into a new file (COPY FROM DATABASE), which then takes the place of the old one. The
 * note that this has to be done is a row of the old file and never one of the new, so that a
 * compaction that was killed is done by the next.
 */
final class DuckDbCompaction {
  private static final String NOTE = "compaction_due";

  private final DuckDbSettings settings;
  private final DuckDbAccess access;

  DuckDbCompaction(DuckDbSettings settings, DuckDbAccess access) {
    this.settings = settings;
    this.access = access;
  }

  /** Notes, in the transaction that is open, that removed rows have left traces. */
  static void markDue(Session session) {
    session.run("DELETE FROM titan_meta WHERE name = '" + NOTE + "'");
    session.run("INSERT INTO titan_meta VALUES ('" + NOTE + "', 'yes')");
  }

  /** Does it, if it is due; returns whether it was. */
  boolean run() {
    return Files.exists(settings.file()) && access.locked("compaction", this::compact);
  }

  private boolean compact() {
    Path fresh = sibling(".compacted");
    try {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(sibling(".compacted.wal"));
      try (Session session = access.openForWriting()) {
        if (!isDue(session)) {
          return false;
        }
        requireRoom();
        copy(session, fresh);
        session.run("FORCE CHECKPOINT"); // a log of changes would not fit the new file
      }
      requireNoLog();
      removeOtherCopies(); // first: the note that this is due goes with the old file
      replace(fresh);
      return true;
    } catch (IOException e) {
      throw new WarehouseException(
          "cannot write " + settings.file() + " anew: check its folder, and do the same again", e);
    }
  }

  private static boolean isDue(Session session) {
    return !session
        .list("SELECT name FROM titan_meta WHERE name = '" + NOTE + "'", row -> row.text("name"))
        .isEmpty();
  }

  private void requireRoom() throws IOException {
    long needed = Files.size(settings.file());
    if (Files.getFileStore(settings.file()).getUsableSpace() < needed) {
      throw new WarehouseException(
          "the warehouse has to be written anew, so that what was removed is not left in its file;"
              + " make room for "
              + needed
              + " bytes beside "
              + settings.file()
              + ", and do the same again");
    }
  }

  private void copy(Session session, Path fresh) throws IOException {
    String own = session.list("SELECT current_database() AS n", row -> row.text("n")).get(0);
    session.run("ATTACH '" + fresh.toString().replace("'", "''") + "' AS compacted");
    copyRights(fresh);
    session.run("COPY FROM DATABASE " + quoted(own) + " TO compacted");
    for (String table : tables(session, own)) {
      if (rows(session, own, table) != rows(session, "compacted", table)) {
        throw new WarehouseException("the copy of table " + table + " is not complete");
      }
    }
    session.run("DELETE FROM compacted.titan_meta WHERE name = '" + NOTE + "'");
    session.run("CHECKPOINT compacted");
    session.run("DETACH compacted");
  }

  /** Who may read the old file may read the new one, and nobody else. */
  private void copyRights(Path fresh) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(settings.file()));
    }
  }

  private static List<String> tables(Session session, String database) {
    return session.list(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND NOT temporary",
        row -> row.text("table_name"),
        database);
  }

  private static long rows(Session session, String database, String table) {
    String name = quoted(database) + "." + quoted(table);
    return session.list("SELECT COUNT(*) AS n FROM " + name, row -> row.number("n")).get(0);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void requireNoLog() {
    Path log = sibling(".wal");
    if (Files.exists(log)) {
      throw new WarehouseException(
          log + " still holds changes that the warehouse has not taken in; do the same again");
    }
  }

  private void replace(Path fresh) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        fresh,
        settings.file(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Folders.sync(settings.file().getParent());
  }

  /** What DuckDB has spilled, and copies made before migrations, hold what was removed too. */
  private void removeOtherCopies() throws IOException {
    Folders.deleteTree(sibling(".tmp"));
    String copies = settings.file().getFileName() + ".version-*.backup*";
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(settings.file().getParent(), copies)) {
      for (Path copy : found) {
        Files.delete(copy);
      }
    }
  }

  private Path sibling(String ending) {
    return settings.file().resolveSibling(settings.file().getFileName() + ending);
  }
}
