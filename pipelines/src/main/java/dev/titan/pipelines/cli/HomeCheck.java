package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.registry.RuleRegistry;
import dev.titan.storage.settings.Home;
import dev.titan.transforms.guard.Rule;
import dev.titan.transforms.guard.RuleException;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.refine.CompiledMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the home's folder and at what the registry holds. */
final class HomeCheck {
  private static final long LITTLE_SPACE = 1L << 30;

  private final Installation installation;
  private final List<Finding> findings = new ArrayList<>();

  HomeCheck(Installation installation) {
    this.installation = installation;
  }

  List<Finding> run() {
    Home home = installation.home();
    findings.add(Finding.ok("home", home.folder() + ", format " + Home.FORMAT));
    space(home.freeBytes());
    guarded("secrets", () -> Access.requireOwnerOnly(home.secrets()));
    guarded("registry", this::mappings);
    guarded("registry", this::locationsAndRules);
    return findings;
  }

  private void space(long free) {
    String text = String.format(Locale.ROOT, "%.1f GiB free", free / (double) (1 << 30));
    findings.add(
        free >= LITTLE_SPACE
            ? Finding.ok("disk", text)
            : Finding.note("disk", text, "make room before the next ingest"));
  }

  private void mappings() {
    List<KnownMappings.Known> all = new KnownMappings(installation).list(null);
    long waiting = all.stream().filter(KnownMappings.Known::isWaiting).count();
    for (KnownMappings.Known known : all) {
      CompiledMapping.compile(known.mapping());
    }
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

  private void locationsAndRules() {
    LocationRegistry locations = installation.locations();
    int places = locations.tenants().stream().mapToInt(t -> locations.list(t).size()).sum();
    RuleRegistry registry = installation.rules();
    int rules = 0;
    for (String tenant : registry.tenants()) {
      List<Rule> ofTenant =
          registry.current(tenant).rules().stream()
              .map(rule -> new Rule(rule.id(), rule.when(), rule.require()))
              .toList();
      TenantRules.compile(ofTenant);
      rules += ofTenant.size();
    }
    findings.add(Finding.ok("registry", places + " locations, " + rules + " rules of tenants"));
  }

  private void guarded(String subject, Runnable check) {
    try {
      check.run();
    } catch (StorageException | MappingException | RuleException e) {
      findings.add(Finding.failed(subject, e.getMessage(), "correct it, or restore a backup"));
    }
  }
}
