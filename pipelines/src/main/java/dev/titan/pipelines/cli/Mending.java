package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Mends what can be mended without loss: what it removes nobody needs, and what it makes anew comes
 * from the ledger. All else is for a person to decide.
 */
final class Mending {
  private final Installation installation;
  private final List<Finding> mended = new ArrayList<>();

  Mending(Installation installation) {
    this.installation = installation;
  }

  List<Finding> run() throws IOException {
    closeToOthers();
    try (QuietRuns runs = installation.runs().keepOut()) {
      tidy(runs);
      clearLeftovers();
      if (installation.inBigQuery() || Files.exists(installation.home().warehouse())) {
        warehouse();
      }
    }
    noteCommitted();
    return mended;
  }

  private void closeToOthers() {
    for (Path path : PrivatePaths.openToOthers(installation.home())) {
      Access.closeToOthers(path);
      mended.add(Finding.mended("private", path + " is closed to other users"));
    }
  }

  private void tidy(QuietRuns runs) {
    List<Runs.Listed> untidy = runs.untidy();
    runs.tidy();
    for (Runs.Listed run : untidy) {
      mended.add(
          Finding.mended(
              "runs",
              run.state() == RunState.STARTED
                  ? "run " + run.id() + " was put away; it was interrupted before it had a plan"
                  : "what run " + run.id() + " had left was cleared away"));
    }
  }

  private void clearLeftovers() throws IOException {
    List<Path> leftovers = Leftovers.of(installation.home().folder(), Instant.now());
    for (Path path : leftovers) {
      Folders.deleteTree(path);
    }
    if (!leftovers.isEmpty()) {
      mended.add(
          Finding.mended(
              "leftovers",
              leftovers.size() + " temporary files and folders of killed commands were removed"));
    }
  }

  /** A warehouse that cannot be opened is for the checks to tell. */
  private void warehouse() {
    try {
      if (new DoctorSql(installation).brokenSums() > 0) {
        installation.upkeep().rebuildRollup();
        mended.add(Finding.mended("warehouse", "the daily sums were made anew from the ledger"));
      }
      if (installation.upkeep().compact()) {
        mended.add(
            Finding.mended("warehouse", "what was removed is gone from the file of the warehouse"));
      }
    } catch (WarehouseException e) {
      mended.add(Finding.note("warehouse", "it could not be mended: " + e.getMessage(), null));
    }
  }

  /** A run that was killed just after its commit. */
  private void noteCommitted() {
    for (Runs.Listed listed : installation.runs().open()) {
      if (listed.state() == RunState.STAGED && isCommitted(listed)) {
        try (RunFolder run = installation.runs().take(listed).orElse(null)) {
          if (run != null && run.state() == RunState.STAGED) {
            run.markCommitted();
            run.deleteStaging();
            mended.add(
                Finding.mended("runs", "run " + run.id() + " was committed, and is noted as such"));
          }
        }
      }
    }
  }

  private boolean isCommitted(Runs.Listed run) {
    try {
      return installation.warehouse().isCommitted(run.id());
    } catch (WarehouseException | StorageException e) {
      return false;
    }
  }
}
