package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.schemas.place.Location;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.registry.RetentionRegistry;
import dev.titan.storage.registry.RuleRegistry;
import dev.titan.storage.warehouse.RunRow;
import dev.titan.storage.warehouse.WarehouseException;
import dev.titan.transforms.guard.Rule;
import dev.titan.transforms.guard.RuleException;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.refine.CompiledMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what the registry holds: every version of it, not only what is in force. */
final class RegistryCheck {
  private static final String REMEDY =
      "restore a backup elsewhere (titan restore BACKUP --home NEW), and copy the file from its"
          + " folder registry";

  private final Installation installation;
  private final boolean deep;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A check.
   *
   * @param deep whether to put together every snapshot that a run has read with
   */
  RegistryCheck(Installation installation, boolean deep) {
    this.installation = installation;
    this.deep = deep;
  }

  List<Finding> run() {
    guarded(this::gaps);
    guarded(this::mappings);
    guarded(this::locations);
    guarded(this::rules);
    guarded(this::retention);
    guarded(this::snapshots);
    return findings;
  }

  private void gaps() {
    Path folder = installation.home().registry();
    ObjectStore store = ObjectStore.at(folder, Access.SHARED);
    for (String name : Sequence.broken(store)) {
      findings.add(
          Finding.failed("registry", "a version is missing in " + folder.resolve(name), REMEDY));
    }
  }

  private void mappings() {
    List<KnownMappings.Known> all = new KnownMappings(installation).list(null);
    for (KnownMappings.Known known : all) {
      CompiledMapping.compile(known.mapping());
      if (!known.isWaiting()) {
        installation.mappings().history(known.mapping().tenant(), known.mapping().id());
      }
    }
    long waiting = all.stream().filter(KnownMappings.Known::isWaiting).count();
    long retired = all.stream().filter(KnownMappings.Known::isRetired).count();
    findings.add(
        Finding.ok(
            "registry",
            (all.size() - waiting - retired)
                + " mappings published"
                + (retired == 0 ? "" : ", " + retired + " retired")));
    if (waiting > 0) {
      findings.add(
          Finding.note(
              "registry",
              waiting + " proposals wait for a person",
              "see them with titan mappings list; then titan mappings approve or reject"));
    }
  }

  private void locations() {
    LocationRegistry locations = installation.locations();
    int places = 0;
    for (String tenant : locations.tenants()) {
      for (Location place : locations.list(tenant)) {
        int version = 1;
        while (locations.get(tenant, place.id(), version).isPresent()) {
          version++;
        }
        places++;
      }
    }
    findings.add(Finding.ok("registry", places + " locations"));
  }

  private void rules() {
    RuleRegistry registry = installation.rules();
    int rules = 0;
    for (String tenant : registry.tenants()) {
      int current = registry.current(tenant).version();
      for (int version = 1; version <= current; version++) {
        registry.get(tenant, version);
      }
      List<Rule> ofTenant =
          registry.current(tenant).rules().stream()
              .map(rule -> new Rule(rule.id(), rule.when(), rule.require()))
              .toList();
      TenantRules.compile(ofTenant);
      rules += ofTenant.size();
    }
    findings.add(Finding.ok("registry", rules + " rules of tenants"));
  }

  private void retention() {
    RetentionRegistry retention = installation.retention();
    retention.said(RetentionRegistry.DEFAULT);
    retention.tenants().forEach(retention::said);
  }

  /** The mappings of every run must be there, so that it can be repeated. */
  private void snapshots() {
    if (!Files.exists(installation.home().warehouse())) {
      return;
    }
    Set<String> wanted = new TreeSet<>();
    for (RunRow run : installation.warehouse().runs()) {
      wanted.add(run.mappingSnapshot());
    }
    Path folder = installation.home().registry().resolve("snapshots");
    List<String> missing =
        wanted.stream().filter(hash -> !Files.isRegularFile(folder.resolve(hash))).toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.failed(
              "registry",
              missing.size()
                  + " mapping snapshots that runs have read with are missing, such as "
                  + folder.resolve(missing.get(0)),
              REMEDY));
    } else if (deep) {
      wanted.forEach(installation.mappings()::snapshot);
      findings.add(Finding.ok("registry", wanted.size() + " mapping snapshots are whole"));
    }
  }

  private void guarded(Runnable check) {
    try {
      check.run();
    } catch (StorageException | MappingException | RuleException e) {
      findings.add(Finding.failed("registry", e.getMessage(), REMEDY));
    } catch (WarehouseException e) {
      // the check of the warehouse says so
    }
  }
}
