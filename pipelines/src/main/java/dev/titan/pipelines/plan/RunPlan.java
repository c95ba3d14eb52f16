package dev.titan.pipelines.plan;

import dev.titan.schemas.run.Manifest;
import java.util.List;

/**
 * All that a run was told to do, fixed before the first record is read. A run that is killed is
 * resumed from its plan, so that it stages the very same rows.
 *
 * @param draft the run's manifest so far: its contexts and inputs, nothing read and nothing staged
 * @param parts the texts of the inputs
 * @param units the work
 */
public record RunPlan(Manifest draft, List<PlannedPart> parts, List<WorkUnit> units) {
  public RunPlan {
    parts = List.copyOf(parts);
    units = List.copyOf(units);
  }

  /** The run. */
  public String runId() {
    return draft.runId();
  }
}
