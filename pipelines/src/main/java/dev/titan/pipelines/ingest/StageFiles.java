package dev.titan.pipelines.ingest;

import dev.titan.storage.runs.RunFiles;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;

/** Stages the rows of a piece as files and passes on the number of its unit. */
final class StageFiles extends DoFn<StagedUnit, Integer> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private transient Staging staging;

  StageFiles(Path folder) {
    this.folder = folder.toString();
  }

  @Setup
  public void openFolder() {
    staging = new Staging(new RunFiles(Path.of(folder)).staged());
  }

  @ProcessElement
  public void stage(@Element StagedUnit unit, OutputReceiver<Integer> out) {
    staging.stage(unit);
    RunProbe.reached(RunProbe.Point.UNIT_STAGED);
    out.output(unit.unit());
  }
}
