package dev.titan.storage.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What was copied, by a backup or out of one.
 *
 * @param folder the new folder: the backup, or the home that was restored
 * @param files how many files
 * @param bytes their size
 * @param tables the version of the warehouse's tables; 0 where there is no warehouse
 * @param secrets whether the token keys are among them
 * @param takenAt when the backup was taken
 * @param damaged originals in the raw store whose bytes are not those of their hash, as paths
 */
public record BackupReport(
    Path folder,
    int files,
    long bytes,
    int tables,
    boolean secrets,
    Instant takenAt,
    List<String> damaged) {
  public BackupReport {
    damaged = List.copyOf(damaged);
  }

  static BackupReport of(Path folder, BackupManifest manifest, List<String> damaged) {
    return new BackupReport(
        folder,
        manifest.files().size(),
        manifest.bytes(),
        manifest.tables(),
        manifest.secrets(),
        manifest.time(),
        damaged);
  }
}
