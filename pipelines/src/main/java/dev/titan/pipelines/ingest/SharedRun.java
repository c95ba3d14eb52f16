package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.PlanJson;
import dev.titan.pipelines.plan.PlannedPart;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.registry.VisibleMappings;
import dev.titan.storage.runs.RunFiles;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the workers of one process know of their run: the plan, and the keys of the tenants' tokens.
 * Read once for all of them, since a plan of many inputs is large.
 */
final class SharedRun {
  /** The runs that workers of this process have open, with how many have. */
  private static final Map<Path, Opened> OPEN = new HashMap<>();

  private final Path folder;
  private final RunPlan plan;
  private final VisibleMappings mappings;
  private final RunContextIndex contexts;
  private final Map<String, List<Location>> places = new HashMap<>();
  private final Map<Integer, WorkUnit> units = new HashMap<>();
  private final Secrets secrets;
  private final Path home;

  private int atWork;
  private boolean ended;

  private record Opened(SharedRun run, int workers) {}

  /** A piece of work that the end of the run waits for. */
  interface Work<T> {
    T run() throws IOException;
  }

  private SharedRun(Path folder, RunPlan plan, Secrets secrets, Path home) {
    this.folder = folder;
    this.plan = plan;
    this.home = home;
    this.mappings = new VisibleMappings(plan.config().mappings());
    this.contexts = new RunContextIndex(plan.draft().contexts());
    this.secrets = secrets;
    plan.units().forEach(unit -> units.put(unit.id(), unit));
    for (Location place : plan.config().places()) {
      places.computeIfAbsent(place.tenant(), tenant -> new ArrayList<>()).add(place);
    }
    secrets.makeTenantKeys(
        plan.draft().inputs().stream().map(RunInput::tenant).collect(Collectors.toSet()));
  }

  /**
   * Opens a run, or the one that another worker of this process has open. Each is to be closed.
   *
   * @param folder the run's folder
   * @param home the folder of all state
   */
  static SharedRun open(Path folder, Path home) {
    synchronized (OPEN) {
      Opened opened = OPEN.get(folder);
      SharedRun run =
          opened == null
              ? new SharedRun(
                  folder, readPlan(folder), Secrets.open(Home.open(home).secrets()), home)
              : opened.run;
      OPEN.put(folder, new Opened(run, opened == null ? 1 : opened.workers + 1));
      return run;
    }
  }

  /**
   * Ends the work of this process on a run, and waits for what is under way: a runner that has
   * failed may still have threads at it.
   */
  static void end(Path folder) {
    Opened opened;
    synchronized (OPEN) {
      opened = OPEN.remove(folder);
    }
    if (opened != null) {
      opened.run.end();
    }
  }

  private synchronized void end() {
    ended = true;
    boolean interrupted = false;
    while (atWork > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does a piece of work.
   *
   * @throws IllegalStateException if the run is ended
   */
  <T> T work(Work<T> work) throws IOException {
    synchronized (this) {
      if (ended) {
        throw new IllegalStateException("the work on " + folder + " has been ended");
      }
      atWork++;
    }
    try {
      return work.run();
    } finally {
      synchronized (this) {
        atWork--;
        notifyAll();
      }
    }
  }

  /** One worker less needs it; the last one lets go of it. */
  void close() {
    synchronized (OPEN) {
      Opened opened = OPEN.get(folder);
      if (opened == null || opened.run != this) {
        return; // it was ended
      }
      int workers = opened.workers - 1;
      if (workers == 0) {
        OPEN.remove(folder);
      } else {
        OPEN.put(folder, new Opened(this, workers));
      }
    }
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

  /** The unit of a number. */
  WorkUnit unit(int id) {
    WorkUnit unit = units.get(id);
    if (unit == null) {
      throw new IllegalStateException("the plan in " + folder + " has no unit " + id);
    }
    return unit;
  }

  /** Where the text of a part lies. */
  Path file(PlannedPart part) {
    return home.resolve(part.file());
  }

  RunContextIndex contexts() {
    return contexts;
  }

  List<Mapping> visibleTo(String tenant) {
    return mappings.to(tenant);
  }

  Location place(String tenant, String location) {
    for (Location place : places(tenant)) {
      if (place.id().equals(location)) {
        return place;
      }
    }
    throw new IllegalStateException("the plan names no location " + tenant + "/" + location);
  }

  /** The locations that records of a tenant may name. */
  List<Location> places(String tenant) {
    return places.getOrDefault(tenant, List.of());
  }

  byte[] tokenKey(String tenant) {
    return secrets.tenantKey(tenant).bytes();
  }
}
