package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.upkeep.UnneededOriginals;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.objects.DurableCopy;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the large originals in the raw store, and whether the warehouse agrees with them. */
final class OriginalsCheck {
  private static final String SUBJECT = "raw";

  private final Installation installation;
  private final boolean deep;
  private final Progress progress;
  private final ContentStore raw;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A check.
   *
   * @param deep whether to read all of them
   */
  OriginalsCheck(Installation installation, boolean deep, Progress progress) {
    this.installation = installation;
    this.deep = deep;
    this.progress = progress;
    this.raw = ContentStore.open(installation.home().raw());
  }

  List<Finding> run() {
    try {
      known();
      unneeded();
      if (deep) {
        hashes();
      }
    } catch (WarehouseException e) {
      return findings; // the check of the warehouse says so
    } catch (StorageException e) {
      findings.add(Finding.failed(SUBJECT, e.getMessage(), null));
    }
    return findings;
  }

  private void known() {
    List<List<Object>> stored = new DoctorSql(installation).rows("shared/doctor_originals.sql");
    List<Path> missing = new ArrayList<>();
    List<Path> ofOtherSize = new ArrayList<>();
    for (List<Object> row : stored) {
      Path path = raw.path(row.get(0).toString());
      if (!Files.isRegularFile(path)) {
        missing.add(path);
      } else if (length(path) != (Long) row.get(1)) {
        ofOtherSize.add(path);
      }
    }
    tell(missing, "of " + stored.size() + " large originals are missing");
    tell(ofOtherSize, "of " + stored.size() + " large originals do not have their size");
    if (missing.isEmpty() && ofOtherSize.isEmpty()) {
      findings.add(Finding.ok(SUBJECT, stored.size() + " large originals are kept"));
    }
  }

  private void hashes() {
    List<String> all = raw.list();
    progress.stage("reading originals", all.stream().mapToLong(h -> length(raw.path(h))).sum());
    long[] done = new long[1];
    List<Path> damaged = new ArrayList<>();
    for (String hash : all) {
      Path path = raw.path(hash);
      String found =
          DurableCopy.hashOf(
              path,
              count -> {
                done[0] += count;
                progress.done(done[0], 0);
              });
      if (!found.equals(hash)) {
        damaged.add(path);
      }
    }
    tell(damaged, "of " + all.size() + " large originals do not have the bytes of their hash");
    if (damaged.isEmpty()) {
      findings.add(
          Finding.ok(SUBJECT, all.size() + " large originals have the bytes of their hash"));
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw StorageException.cannot("look at", file, e);
    }
  }

  private void tell(List<Path> broken, String what) {
    if (!broken.isEmpty()) {
      findings.add(
          Finding.failed(
              SUBJECT,
              broken.size() + " " + what + ", such as " + broken.get(0),
              "restore a backup elsewhere (titan restore BACKUP --home NEW), and copy the files from"
                  + " its folder raw"));
    }
  }

  /** While an ingest takes files in, nobody can tell what it will need. */
  private void unneeded() {
    Optional<List<String>> unneeded;
    try (QuietRuns quiet = installation.runs().withPatience(Duration.ZERO).keepOut()) {
      unneeded = UnneededOriginals.find(installation, quiet);
    } catch (StorageException e) {
      findings.add(
          Finding.ok(
              SUBJECT, "whether all originals are needed can be told when no run is going on"));
      return;
    }
    if (unneeded.isPresent() && !unneeded.get().isEmpty()) {
      List<String> hashes = unneeded.get();
      findings.add(
          Finding.note(
              SUBJECT,
              hashes.size()
                  + " originals are of no raw object and no run, such as "
                  + raw.path(hashes.get(0))
                  + "; an ingest that was killed has left them",
              "ingest its files again; what is not needed then, titan retention apply removes"));
    }
  }
}
