package dev.titan.storage.backup;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.DurableCopy;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.WarehouseSettings;
import dev.titan.storage.warehouse.DuckDbSettings;
import dev.titan.storage.warehouse.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a home of a backup, which may have been damaged or changed by anybody: every file of it is
 * compared with the manifest, and nothing stands at the home's place before all of them are right.
 */
public final class HomeRestore {
  private final Path backup;
  private final WarehouseSettings use;

  /**
   * Restores from a backup.
   *
   * @param use what the look at the warehouse in it may use
   * @throws StorageException if there is no such folder
   */
  public HomeRestore(Path backup, WarehouseSettings use) {
    this.backup = real(backup);
    this.use = use;
  }

  private static Path real(Path backup) {
    try {
      return backup.toRealPath();
    } catch (IOException e) {
      throw new StorageException("there is no backup at " + backup + ": name its folder", e);
    }
  }

  /**
   * Makes the home.
   *
   * @param place the home's folder: absent or empty; its parent exists
   * @throws StorageException if the place will not do, or anything about the backup is not as its
   *     manifest says
   */
  public BackupReport into(Path place, CopyProgress progress) {
    Path home = place.toAbsolutePath().normalize();
    BackupManifest manifest = BackupManifest.read(backup);
    requireKnown(manifest);
    requireExactly(manifest);
    requirePlace(home);
    try (NewFolder folder = NewFolder.begin(home, Access.SHARED, progress, manifest.bytes())) {
      for (BackupManifest.Entry entry : manifest.files()) {
        Access access =
            Home.SHARED.contains(BackupPath.top(entry.path())) ? Access.SHARED : Access.OWNER_ONLY;
        DurableCopy copy = folder.copy(backup.resolve(entry.path()), entry.path(), access);
        if (copy.bytes() != entry.bytes() || !copy.sha256().equals(entry.sha256())) {
          throw new StorageException(
              backup.resolve(entry.path())
                  + " is damaged: its bytes are not those that were backed up; take another"
                  + " backup");
        }
      }
      requireTables(folder.resolve("warehouse.duckdb"), manifest.tables());
      folder.finish();
    }
    return BackupReport.of(home, manifest, List.of());
  }

  private void requireKnown(BackupManifest manifest) {
    if (manifest.home() > Home.FORMAT) {
      throw tooNew("a home of format " + manifest.home(), Home.FORMAT);
    }
    requireTables(manifest.tables());
  }

  private void requireTables(int version) {
    if (version > DuckDbWarehouse.tablesVersion()) {
      throw tooNew("tables of version " + version, DuckDbWarehouse.tablesVersion());
    }
  }

  /** The manifest may say anything; the file must agree. */
  private void requireTables(Path file, int version) {
    int found = DuckDbWarehouse.versionOf(new DuckDbSettings(file, use)).orElse(0);
    requireTables(found);
    if (found != version) {
      throw new StorageException(
          backup
              + " says that its tables are of version "
              + version
              + ", and they are of version "
              + found
              + ": it was changed by hand; take another backup");
    }
  }

  private StorageException tooNew(String what, int known) {
    return new StorageException(
        backup
            + " holds "
            + what
            + ", and this Titan knows only up to "
            + known
            + ": restore it with the newer Titan that took it");
  }

  /** The folder must hold the manifest's files, of their sizes, and nothing else. */
  private void requireExactly(BackupManifest manifest) {
    Map<String, BackupManifest.Entry> missing =
        manifest.files().stream()
            .collect(Collectors.toMap(BackupManifest.Entry::path, Function.identity()));
    try {
      Files.walkFileTree(
          backup,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String path = BackupPath.of(backup, file);
              if (!attributes.isRegularFile()) { // a link could lead anywhere
                throw new StorageException(
                    file + " is a link or no file, which no backup holds: take another backup");
              }
              if (path.equals(BackupManifest.FILE)) {
                return FileVisitResult.CONTINUE;
              }
              BackupManifest.Entry entry = missing.remove(path);
              if (entry == null) {
                throw new StorageException(
                    file
                        + " is not named in "
                        + BackupManifest.FILE
                        + ": move it out of the backup if you have put it there");
              }
              if (entry.bytes() != attributes.size()) {
                throw new StorageException(
                    file
                        + " has "
                        + attributes.size()
                        + " bytes instead of "
                        + entry.bytes()
                        + ": take another backup");
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw StorageException.cannot("list", backup, e);
    }
    if (!missing.isEmpty()) {
      throw new StorageException(
          missing.size()
              + " files of the backup are missing, such as "
              + backup.resolve(missing.keySet().iterator().next())
              + ": take another backup");
    }
  }

  private void requirePlace(Path home) {
    Path parent = home.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new StorageException(
          "there is no folder " + parent + ": make it, or mount the disk that it lies on");
    }
    if (home.startsWith(backup)) {
      throw new StorageException("a home cannot lie in its own backup: name another folder");
    }
    if (!Files.exists(home)) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(home)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(home)) {
        empty = !children.iterator().hasNext();
      } catch (IOException e) {
        throw StorageException.cannot("look at", home, e);
      }
    }
    if (!empty) {
      throw new StorageException(
          "there is something at "
              + home
              + " already: name a home that does not exist yet, or move this one away");
    }
  }
}
