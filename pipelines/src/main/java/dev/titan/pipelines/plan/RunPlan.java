package dev.titan.pipelines.plan;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.Manifest;
import dev.titan.storage.registry.TenantRule;
import java.util.List;
import java.util.Map;

/**
 * All that a run was told to do, fixed before the first record is read. A run that is killed is
 * resumed from its plan, so that it stages the very same rows.
 *
 * @param draft the run's manifest so far: its contexts and inputs, nothing read and nothing staged
 * @param request what was asked for: the same request, repeated, finds this run
 * @param parts the texts of the inputs
 * @param units the work
 * @param config what the records are read with
 */
public record RunPlan(
    Manifest draft,
    RunRequest request,
    List<PlannedPart> parts,
    List<WorkUnit> units,
    Config config) {
  public RunPlan {
    parts = List.copyOf(parts);
    units = List.copyOf(units);
  }

  /** The run. */
  public String runId() {
    return draft.runId();
  }

  /**
   * What the records of a run are read with, pinned.
   *
   * @param snapshot the hash of the snapshot that they are of, or of a larger one of which these
   *     are what its tenants need
   * @param mappings the mappings of all its tenants
   * @param places the locations of its inputs, and those that its mappings may find in records
   * @param rules the rules of its tenants; a tenant without rules is absent
   */
  public record Config(
      String snapshot,
      List<Mapping> mappings,
      List<Location> places,
      Map<String, List<TenantRule>> rules) {
    public Config {
      mappings = List.copyOf(mappings);
      places = List.copyOf(places);
      rules = Map.copyOf(rules);
    }
  }
}
