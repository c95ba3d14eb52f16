package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.plan.PlanJson;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFolder;
import dev.titan.storage.runs.RunIds;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.WarehouseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the folders of runs, and whether the warehouse agrees with them. */
final class RunsCheck {
  private static final int SHOWN_FAILURES = 3;

  private final Installation installation;
  private final boolean deep;
  private final Runs runs;
  private final Map<String, Checkpoint> checkpoints = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A check.
   *
   * @param deep whether to read all manifests
   */
  RunsCheck(Installation installation, boolean deep) {
    this.installation = installation;
    this.deep = deep;
    this.runs = installation.runs();
  }

  /** What the warehouse knows of a run; of one that is gone retention has removed the rest. */
  private record Checkpoint(String manifestHash, boolean gone) {}

  List<Finding> run() {
    boolean known = readCheckpoints();
    List<Runs.Listed> all = runs.list();
    for (Runs.Listed run : all) {
      if (run.state().isOpen()) {
        open(run);
      }
    }
    failed(all.stream().filter(run -> run.state() == RunState.FAILED).toList());
    untidy();
    strangers();
    if (known) { // else the check of the warehouse says so
      agree(all);
    }
    return findings;
  }

  private boolean readCheckpoints() {
    try {
      for (List<Object> row : new DoctorSql(installation).rows("shared/doctor_runs.sql")) {
        checkpoints.put(
            row.get(0).toString(), new Checkpoint(row.get(1).toString(), (Boolean) row.get(3)));
      }
      return true;
    } catch (WarehouseException e) {
      return false;
    }
  }

  private void open(Runs.Listed run) {
    String text = "run " + run.id() + " is " + RunJson.state(run.state());
    RunTrouble trouble = RunTrouble.of(runs, run.id());
    if (trouble.busy()) {
      findings.add(Finding.ok("runs", text + ", and somebody works on it"));
      return;
    }
    if (checkpoints.containsKey(run.id())) {
      findings.add(
          Finding.note(
              "runs",
              "run " + run.id() + " is committed, and its folder does not know it yet",
              "the next titan ingest notes it, or titan doctor --fix"));
      return;
    }
    String setback =
        trouble.why() == null
            ? ""
            : "; attempt " + trouble.attempts() + " failed: " + trouble.why();
    findings.add(Finding.note("runs", text + " and not committed" + setback, remedy(run.state())));
    papers(run);
  }

  /** A run can be finished only by its plan, and committed only by its manifest. */
  private void papers(Runs.Listed listed) {
    try (RunFolder run = runs.take(listed).orElse(null)) {
      if (run == null) {
        return;
      }
      try {
        if (run.plan().isPresent()) {
          PlanJson.read(run.plan().get(), run.toString());
        }
        if (run.manifest().isPresent()) {
          manifest(run);
        }
      } catch (IOException | RuntimeException e) { // whose text may quote what it could not read
        findings.add(
            Finding.failed(
                "runs",
                "the plan or manifest of "
                    + run
                    + " in "
                    + run.folder()
                    + " is damaged, or of another version of Titan",
                "ingest its files again; after some tries titan ingest gives the run up"));
      }
    }
  }

  private static Manifest manifest(RunFolder run) throws IOException {
    return ManifestJson.read(new ByteArrayInputStream(run.manifest().get()), run.toString());
  }

  private void untidy() {
    for (Runs.Listed run : runs.untidy()) {
      if (run.state() != RunState.STARTED && !RunTrouble.of(runs, run.id()).busy()) {
        findings.add(
            Finding.failed(
                "runs",
                "run " + run.id() + " is finished and has left staged rows or expanded inputs",
                "titan doctor --fix; the next titan ingest does it too"));
      }
    }
  }

  /** What lies among the runs and is none. */
  private void strangers() {
    Path folder = installation.home().runs();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        if (!RunIds.isId(name) && !name.startsWith(".") && !name.endsWith(".lock")) {
          findings.add(
              Finding.failed("runs", path + " is no run", "move it away: Titan has not made it"));
        }
      }
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
  }

  private static String remedy(RunState state) {
    return state == RunState.STARTED
        ? "nothing of it counts: ingest its files again; the next titan ingest puts it away"
        : "the next titan ingest finishes it";
  }

  private void failed(List<Runs.Listed> failed) {
    for (Runs.Listed run :
        failed.subList(Math.max(0, failed.size() - SHOWN_FAILURES), failed.size())) {
      String why = RunTrouble.of(runs, run.id()).why();
      findings.add(
          Finding.note(
              "runs",
              "run " + run.id() + " ended without a commit" + (why == null ? "" : ": " + why),
              "once its files are in, by another run, nothing more is to be done"));
    }
    if (failed.size() > SHOWN_FAILURES) {
      int more = failed.size() - SHOWN_FAILURES;
      findings.add(
          Finding.note("runs", more + " older runs ended without a commit", "titan runs list"));
    }
  }

  /** A run noted as committed must be in the warehouse, and one in the warehouse has its folder. */
  private void agree(List<Runs.Listed> all) {
    List<Runs.Listed> committed =
        all.stream().filter(run -> run.state() == RunState.COMMITTED).toList();
    List<String> lost =
        committed.stream().map(Runs.Listed::id).filter(id -> !checkpoints.containsKey(id)).toList();
    Set<String> withoutFolder = new HashSet<>();
    checkpoints.forEach(
        (id, checkpoint) -> {
          if (!checkpoint.gone()) {
            withoutFolder.add(id);
          }
        });
    all.forEach(run -> withoutFolder.remove(run.id()));
    if (!lost.isEmpty()) {
      findings.add(
          Finding.failed(
              "runs",
              lost.size() + " committed runs are not in the warehouse, such as " + lost.get(0),
              "the warehouse is older than the runs: restore a newer backup (titan restore BACKUP"
                  + " --home NEW), or ingest the files of these runs again"));
    }
    if (!withoutFolder.isEmpty()) {
      findings.add(
          Finding.note(
              "runs",
              withoutFolder.size() + " runs in the warehouse have no folder any more",
              "no harm for the ledger; their plans and manifests are gone"));
    }
    if (lost.isEmpty()) {
      findings.add(Finding.ok("runs", checkpoints.size() + " runs committed"));
    }
    if (deep) {
      committed.forEach(this::sameManifest);
    }
  }

  private void sameManifest(Runs.Listed listed) {
    Checkpoint checkpoint = checkpoints.get(listed.id());
    if (checkpoint == null) {
      return;
    }
    try (RunFolder run = runs.take(listed).orElse(null)) {
      if (run == null || run.manifest().isEmpty()) {
        return; // somebody works on it, or retention or erasure has removed it
      }
      boolean same;
      try {
        same = ManifestJson.hash(manifest(run)).equals(checkpoint.manifestHash());
      } catch (IOException | RuntimeException e) { // whose text may quote what it could not read
        same = false;
      }
      if (!same) {
        findings.add(
            Finding.failed(
                "runs",
                "the manifest in " + run.folder() + " is not the one that was committed",
                "no harm for the ledger: restore the file from a backup, or remove the folder"));
      }
    }
  }
}
