package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.registry.TenantEntries;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.WarehouseUpkeep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes everything of a tenant from an installation. Each step removes whatever is still there,
 * so an erasure that was killed is finished by the same one again.
 *
 * <p>Whatever keeps data of tenants in the home has its step here: goldens, once there are any, and
 * cases, which lie in the registry and go with it.
 */
public final class EraseTenant {
  private final Installation installation;
  private final WarehouseUpkeep upkeep;
  private final String tenant;
  private final TenantEntries entries;
  private final ErasureLog log;

  /**
   * The erasure of a tenant.
   *
   * @param user who erases, for the record
   * @throws IllegalArgumentException if no tenant can have that name
   */
  public EraseTenant(Installation installation, String tenant, String user) {
    this.installation = installation;
    this.upkeep = installation.upkeep();
    this.tenant = tenant;
    this.entries = installation.entriesOf(tenant);
    this.log = new ErasureLog(installation, user, null);
  }

  /**
   * Does it.
   *
   * @param dryRun only tell what there is
   * @throws dev.titan.storage.objects.StorageException if a run of the tenant is not finished
   */
  public ErasureReport run(boolean dryRun) {
    try (QuietRuns runs = installation.runs().keepOut()) {
      ErasureFiles files = new ErasureFiles(installation, runs);
      files.requireFinished(tenant);
      List<Runs.Listed> ofTenant = files.finished((state, papers) -> papers.mayBeOf(tenant));
      Map<String, Long> counts = count(ofTenant.size());
      if (dryRun) {
        return report(counts, true);
      }
      log.begun(report(counts, false));
      runs.tidy();
      upkeep.eraseTenant(tenant, entries.replaceSnapshots());
      entries.erase();
      installation.secrets().forget(tenant);
      ofTenant.forEach(runs::remove);
      files.clear(counts);
      upkeep.compact();
      ErasureReport report = report(counts, false);
      log.done(report);
      return report;
    }
  }

  private ErasureReport report(Map<String, Long> counts, boolean dryRun) {
    return new ErasureReport(tenant, "tenant", counts, dryRun);
  }

  private Map<String, Long> count(int runFolders) {
    Map<String, Long> counts = new LinkedHashMap<>(upkeep.countTenant(tenant));
    entries.count().forEach((kind, objects) -> counts.put("registry_" + kind, (long) objects));
    counts.put("registry_snapshots", (long) entries.snapshots().size());
    counts.put("token_key", installation.secrets().existingTenantKey(tenant).isPresent() ? 1L : 0L);
    counts.put("run_folders", (long) runFolders);
    return counts;
  }
}
