package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.runs.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Stages the units of one run, and closes its manifest. For one thread. */
public final class RunStager implements AutoCloseable {
  private final Path folder;
  private final SharedRun run;
  private final UnitFunnel funnel;
  private final Staging staging;

  private RunStager(Path folder, SharedRun run, Limits limits) {
    this.folder = folder;
    this.run = run;
    this.funnel = new UnitFunnel(run, limits);
    this.staging = new Staging(new RunFiles(folder).staged());
  }

  /**
   * A stager of a planned run.
   *
   * @param folder the run's folder
   * @param home the folder of all state
   * @param limits what a record may ask of a worker
   */
  public static RunStager open(Path folder, Path home, Limits limits) {
    return new RunStager(folder, SharedRun.open(folder, home), limits);
  }

  /** The plan of the run in a folder. */
  public static RunPlan plan(Path folder) {
    return SharedRun.readPlan(folder);
  }

  /** The unit of a number. */
  WorkUnit unit(int id) {
    return run.unit(id);
  }

  /** The folder of its run. */
  public Path folder() {
    return folder;
  }

  /**
   * Takes a unit from bytes to staged rows.
   *
   * @return the decoder's count of its records
   */
  long stage(WorkUnit unit) throws IOException {
    long staged = run.work(() -> stageNow(unit));
    RunProbe.reached(RunProbe.Point.UNIT_STAGED);
    return staged;
  }

  private long stageNow(WorkUnit unit) throws IOException {
    long records = 0;
    try (UnitFiles files = staging.begin(unit.id())) {
      Map<Integer, Long> read = funnel.run(unit, files);
      staging.finish(unit.id(), read, files);
      for (long count : read.values()) {
        records += count;
      }
    }
    return records;
  }

  /** Takes the unit of a number from bytes to staged rows, unless that was done before. */
  public void stageUnlessStaged(int unit) throws IOException {
    if (!staging.isStaged(unit)) {
      stage(unit(unit));
    }
  }

  /** Whether all units are staged. */
  public boolean allIsStaged() {
    Map<Integer, Receipt> receipts = staging.receipts();
    return run.plan().units().stream().allMatch(unit -> receipts.containsKey(unit.id()));
  }

  /** Closes the manifest if all units are staged; returns whether they are. */
  public boolean closeIfAllIsStaged() {
    if (!allIsStaged()) {
      return false;
    }
    close(folder, ManifestBuilder.build(run.plan(), staging.receipts()));
    return true;
  }

  /**
   * The manifest of a run all of whose units are staged. What it states it takes from the receipts
   * in the staging folder, so that units staged by an earlier attempt count like those of this one.
   *
   * @throws IllegalStateException if a unit is missing
   */
  static Manifest manifest(Path folder) {
    return ManifestBuilder.build(
        SharedRun.readPlan(folder), new Staging(new RunFiles(folder).staged()).receipts());
  }

  /** States in one manifest, atomically, what a run has staged. */
  static void close(Path folder, Manifest manifest) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      ManifestJson.write(manifest, json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    new RunFiles(folder).createManifest(json.toByteArray());
    RunProbe.reached(RunProbe.Point.MANIFEST_WRITTEN);
  }

  /** Lets go of the run. */
  @Override
  public void close() {
    run.close();
  }
}
