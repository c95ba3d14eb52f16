package dev.titan.storage.backup;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.DurableCopy;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.settings.Home;
import dev.titan.storage.warehouse.DuckDbWarehouse;
import dev.titan.storage.warehouse.WarehouseUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a home into a folder, as it is at one moment: no run is under way, and the warehouse is
 * closed. The originals, which may be many and never change, are copied last, while runs may go on
 * again; nobody can take one away meanwhile, because that is housekeeping, like this.
 *
 * <p>It is a folder, not an archive: its files lie in it as in the home, so that tools which copy
 * only what is new can carry it elsewhere, and one damaged place costs one file. It holds copies,
 * never hard links, which would share every damage with the home.
 */
public final class HomeBackup {
  private static final String PURPOSE = "backup";

  private final Home home;
  private final WarehouseUpkeep warehouse;
  private final Runs runs;
  private final InstantSource clock;

  /** Backups of a home, with the warehouse and the runs in it. */
  public HomeBackup(Home home, WarehouseUpkeep warehouse, Runs runs, InstantSource clock) {
    this.home = home;
    this.warehouse = warehouse;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Takes a backup.
   *
   * @param place the folder to be made; its parent exists, and is not in the home
   * @param withSecrets whether the keys of the tokens go with it
   * @throws StorageException if the place will not do, somebody works on a run for too long, or a
   *     file cannot be copied
   */
  public BackupReport take(Path place, boolean withSecrets, CopyProgress progress) {
    Path target = place.toAbsolutePath().normalize();
    requirePlace(target);
    try (QuietRuns quiet = runs.keepOut()) {
      HomeFiles files = new HomeFiles(home, runs);
      Map<String, Long> originals = files.originals();
      long total = size(originals) + size(files.others(withSecrets)) + sizeOfWarehouse();
      try (NewFolder folder = NewFolder.begin(target, Access.OWNER_ONLY, progress, total)) {
        Taking taking = new Taking(folder, withSecrets);
        taking.copyWarehouse();
        taking.copyOthers(files);
        quiet.relax();
        originals.keySet().forEach(taking::copyOriginal);
        BackupManifest manifest = taking.manifest();
        folder.write(BackupManifest.FILE, manifest.json());
        folder.finish();
        return BackupReport.of(target, manifest, taking.damaged);
      }
    }
  }

  private static long size(Map<String, Long> files) {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }

  private long sizeOfWarehouse() {
    return home.warehouse().toFile().length();
  }

  private void requirePlace(Path target) {
    if (Files.exists(target)) {
      throw new StorageException(
          "there is something at " + target + " already: name a folder that does not exist yet");
    }
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new StorageException(
          "there is no folder " + parent + ": make it, or mount the disk that it lies on");
    }
    try {
      if (parent.toRealPath().startsWith(home.folder().toRealPath())) {
        throw new StorageException(
            "a backup cannot lie in the home that it is of: name a folder outside of " + home);
      }
    } catch (IOException e) {
      throw StorageException.cannot("look at", parent, e);
    }
  }

  /** One backup while it is being taken. */
  private final class Taking {
    private final NewFolder folder;
    private final boolean withSecrets;
    private final Instant takenAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, BackupManifest.Entry> entries = new HashMap<>();
    private final List<String> damaged = new ArrayList<>();
    private int tables;

    Taking(NewFolder folder, boolean withSecrets) {
      this.folder = folder;
      this.withSecrets = withSecrets;
    }

    void copyWarehouse() {
      warehouse.atRest(
          PURPOSE,
          file -> {
            copy(file, file.getFileName().toString());
            tables = DuckDbWarehouse.tablesVersion(); // it was migrated if it was older
          });
    }

    /**
     * Copies until nothing new is found: somebody may publish a mapping just now, and what names
     * another file must not be there without it.
     */
    void copyOthers(HomeFiles files) {
      List<String> fresh = fresh(files);
      while (!fresh.isEmpty()) {
        fresh.forEach(path -> copy(home.folder().resolve(path), path));
        fresh = fresh(files);
      }
    }

    private List<String> fresh(HomeFiles files) {
      return files.others(withSecrets).keySet().stream()
          .filter(path -> !entries.containsKey(path))
          .toList();
    }

    void copyOriginal(String path) {
      Path file = home.folder().resolve(path);
      DurableCopy copy = copy(file, path);
      if (!copy.sha256().equals(file.getFileName().toString())) {
        damaged.add(path);
      }
    }

    private DurableCopy copy(Path file, String path) {
      DurableCopy copy = folder.copy(file, path, Access.OWNER_ONLY);
      entries.put(path, new BackupManifest.Entry(path, copy.bytes(), copy.sha256()));
      return copy;
    }

    BackupManifest manifest() {
      List<BackupManifest.Entry> files =
          entries.values().stream()
              .sorted(Comparator.comparing(BackupManifest.Entry::path))
              .toList();
      return new BackupManifest(
          BackupManifest.FORMAT, Home.FORMAT, tables, takenAt.toString(), withSecrets, files);
    }
  }
}
