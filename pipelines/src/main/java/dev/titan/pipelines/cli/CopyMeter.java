package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Progress;
import dev.titan.storage.backup.BackupReport;
import dev.titan.storage.backup.CopyProgress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What people and machines are told of the copying of a home. */
final class CopyMeter implements CopyProgress {
  private final String what;
  private final Progress progress;
  private boolean begun;

  /**
   * A meter.
   *
   * @param what what is being done, as a participle
   */
  CopyMeter(String what, Progress progress) {
    this.what = what;
    this.progress = progress;
  }

  @Override
  public void done(long bytes, long total) {
    if (!begun) {
      begun = true;
      progress.stage(what, total);
    }
    progress.done(bytes, 0);
  }

  /** Such as {@code 12 files, 3.4 MiB, as of 2026-11-23T12:00:00Z,}, to stand amid a sentence. */
  static String words(BackupReport report) {
    return String.format(
        Locale.ROOT,
        "%d files, %.1f MiB, as of %s,",
        report.files(),
        report.bytes() / (double) (1 << 20),
        report.takenAt());
  }

  /**
   * The report for machines.
   *
   * @param folder what to call the new folder
   */
  static Map<String, Object> json(String folder, BackupReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(folder, report.folder().toString());
    json.put("files", report.files());
    json.put("bytes", report.bytes());
    json.put("tables_version", report.tables());
    json.put("secrets", report.secrets());
    json.put("taken_at", report.takenAt());
    json.put("damaged", report.damaged());
    return json;
  }
}
