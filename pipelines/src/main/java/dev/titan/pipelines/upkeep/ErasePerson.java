package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.PersonalType;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.QuietRuns;
import dev.titan.storage.runs.RunState;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.secrets.TenantKey;
import dev.titan.storage.warehouse.PersonTraces;
import dev.titan.storage.warehouse.WarehouseUpkeep;
import dev.titan.transforms.personal.PersonSearch;
import dev.titan.transforms.personal.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes what tells of one person of a tenant: the events that hold their token, dead letters of
 * their records or with their value, and the original bytes that hold it. Bytes of a file are kept
 * whole or not at all, so other persons' entries of the same file stay but cannot be replayed any
 * more; the report counts them. An erasure that was killed is finished by the same one again.
 *
 * <p>Whatever keeps values of records in the home has its step here: goldens, once there are any.
 */
public final class ErasePerson {
  private final Installation installation;
  private final WarehouseUpkeep upkeep;
  private final String tenant;
  private final Tokenizer tokenizer;
  private final String user;

  /**
   * The erasure of a person.
   *
   * @param user who erases, for the record
   * @throws StorageException if the tenant has no key for tokens, and so no tokens
   */
  public ErasePerson(Installation installation, String tenant, String user) {
    this.installation = installation;
    this.upkeep = installation.upkeep();
    this.tenant = tenant;
    this.user = user;
    this.tokenizer =
        installation
            .secrets()
            .existingTenantKey(tenant)
            .map(TenantKey::bytes)
            .map(Tokenizer::new)
            .orElseThrow(
                () ->
                    new StorageException(
                        "tenant "
                            + tenant
                            + " has no token key, so there is nothing of any person: check the name"
                            + " of the tenant, or restore its key if it was lost"));
  }

  /** The token that stands for a value. */
  public String tokenOf(PersonalType type, String value) {
    return tokenizer.tokenOf(type, value);
  }

  /**
   * Does it.
   *
   * @param token the token that stands for the person
   * @param dryRun only tell what there is
   * @throws StorageException if a run of the tenant is not finished
   * @throws UsageException if the token stands for no value at all
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public ErasureReport run(String token, boolean dryRun, Progress progress) throws IOException {
    PersonSearch search = new PersonSearch(tokenizer, token);
    requireValue(token);
    ErasureLog log = new ErasureLog(installation, user, sha256(token));
    try (QuietRuns runs = installation.runs().keepOut()) {
      ErasureFiles files = new ErasureFiles(installation, runs);
      files.requireFinished(tenant);
      PersonFinder finder = new PersonFinder(installation, progress);
      PersonTraces person = finder.find(tenant, token, search);
      Map<String, Long> counts = new LinkedHashMap<>(upkeep.countPerson(person));
      counts.put("raw_objects_not_searched", finder.lost());
      if (dryRun) {
        return report(counts, true);
      }
      log.begun(report(counts, false));
      runs.tidy();
      upkeep.erasePerson(person, installation.clock().instant().truncatedTo(ChronoUnit.MICROS));
      List<Runs.Listed> holding = holding(files);
      holding.forEach(runs::forget);
      counts.put("run_folders", (long) holding.size());
      files.clear(counts);
      upkeep.compact();
      ErasureReport report = report(counts, false);
      log.done(report);
      return report;
    }
  }

  /**
   * Plans and manifests name the files of inputs. Runs that have failed may hold the person where
   * nobody has looked, and are of no more use.
   */
  private List<Runs.Listed> holding(ErasureFiles files) {
    Set<String> gone = upkeep.goneObjects();
    return files.finished(
        (state, papers) ->
            papers.namesAny(gone)
                || !papers.readable()
                || (state == RunState.FAILED && papers.mayBeOf(tenant)));
  }

  private void requireValue(String token) {
    PersonalType type = PersonSearch.typeOf(token).orElseThrow();
    if (token.equals(tokenizer.tokenOf(type, ""))) {
      throw new UsageException(
          "this stands for no person: nothing is left of the value once it is brought into the form"
              + " in which writings of one "
              + type.json()
              + " are equal");
    }
  }

  private ErasureReport report(Map<String, Long> counts, boolean dryRun) {
    return new ErasureReport(tenant, "person", counts, dryRun);
  }

  private static String sha256(String token) {
    MessageDigest digest = Hashes.newSha256();
    return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
  }
}
