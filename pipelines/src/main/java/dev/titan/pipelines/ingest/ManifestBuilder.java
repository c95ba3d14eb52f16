package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a run's plan and receipts together into its manifest. */
final class ManifestBuilder {
  private ManifestBuilder() {}

  /**
   * The manifest of a run whose units are all staged.
   *
   * @throws IllegalStateException if a unit is missing: then the run must not be committed
   */
  static Manifest build(RunPlan plan, Map<Integer, Receipt> staged) {
    long[] read = new long[plan.draft().inputs().size()];
    List<StagedFile> files = new ArrayList<>(plan.draft().files());
    for (WorkUnit unit : plan.units()) {
      Receipt receipt = staged.get(unit.id());
      if (receipt == null) {
        throw new IllegalStateException(
            "work unit " + unit.id() + " of run " + plan.runId() + " is not staged");
      }
      files.addAll(receipt.files());
      receipt.read().forEach((input, records) -> read[input] += records);
    }
    List<RunInput> inputs = new ArrayList<>();
    for (RunInput input : plan.draft().inputs()) {
      inputs.add(input.withRead(read[inputs.size()]));
    }
    Manifest draft = plan.draft();
    return new Manifest(
        draft.runId(),
        draft.mode(),
        draft.createdAt(),
        draft.mappingSnapshot(),
        draft.contexts(),
        inputs,
        files,
        plan.units().size());
  }
}
