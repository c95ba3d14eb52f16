package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.PlannedPart;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.MappingSnapshot;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What a worker knows of its run: the plan, and the keys of the tenants' tokens. */
final class SharedRun {
  private final RunPlan plan;
  private final MappingSnapshot mappings;
  private final RunContextIndex contexts;
  private final Secrets secrets;
  private final Path home;

  private SharedRun(RunPlan plan, Secrets secrets, Path home) {
    this.plan = plan;
    this.home = home;
    this.mappings = MappingSnapshot.of(plan.config().mappings());
    this.contexts = new RunContextIndex(plan.draft().contexts());
    this.secrets = secrets;
  }

  /**
   * Reads the plan of a run.
   *
   * @param folder the run's folder
   * @param home the folder of all state
   */
  static SharedRun open(Path folder, Path home) {
    return new SharedRun(readPlan(folder), Secrets.open(Home.open(home).secrets()), home);
  }

  static RunPlan readPlan(Path folder) {
    try {
      return PlanJson.read(new RunFiles(folder).plan(), folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plan in " + folder, e);
    }
  }

  RunPlan plan() {
    return plan;
  }

  /** Where the text of a part lies. */
  Path file(PlannedPart part) {
    return home.resolve(part.file());
  }

  RunContextIndex contexts() {
    return contexts;
  }

  List<Mapping> visibleTo(String tenant) {
    return mappings.visibleTo(tenant);
  }

  Location place(String tenant, String location) {
    for (Location place : plan.config().places()) {
      if (place.tenant().equals(tenant) && place.id().equals(location)) {
        return place;
      }
    }
    throw new IllegalStateException("the plan names no location " + tenant + "/" + location);
  }

  /** The locations that records of a tenant may name. */
  List<Location> places(String tenant) {
    return plan.config().places().stream().filter(place -> place.tenant().equals(tenant)).toList();
  }

  byte[] tokenKey(String tenant) {
    return secrets.tenantKey(tenant).bytes();
  }
}
