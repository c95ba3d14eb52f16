package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.objects.Numbered;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import dev.titan.storage.objects.StorageException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Mappings that discovery was not sure of, until a person decides. Each is a sequence {@code
 * proposals/<tenant>/<id>}: first the proposal, then the decision.
 */
public final class ProposalRegistry {
  private static final String ROOT = "proposals/";

  private final ObjectStore store;
  private final MappingRegistry mappings;
  private final InstantSource clock;

  /**
   * @param store where the proposals are
   * @param mappings where an approved one goes
   * @param clock the time of saving
   */
  public ProposalRegistry(ObjectStore store, MappingRegistry mappings, InstantSource clock) {
    this.store = store;
    this.mappings = mappings;
    this.clock = clock;
  }

  /**
   * Saves a proposal. The same mapping proposed again is the same proposal, whatever has become of
   * it.
   *
   * @param mappingJson the mapping; its tenant is {@code tenant}, its version does not matter
   * @param meta why it waits: short texts, no personal data
   * @throws dev.titan.schemas.mapping.MappingException if the JSON is no valid mapping
   */
  public Proposal save(String tenant, String mappingJson, Map<String, String> meta) {
    String id = "p-" + Hashes.of(tenant, mappingJson).substring(0, 12);
    requireTenant(parse(mappingJson, id), tenant);
    Proposal proposal =
        new Proposal(tenant, id, mappingJson, meta, clock.instant(), Proposal.State.OPEN, null);
    if (sequence(tenant, id).append(0, write(proposal))) {
      return proposal;
    }
    return get(tenant, id).orElseThrow();
  }

  /** A proposal, or empty. */
  public Optional<Proposal> get(String tenant, String id) {
    return sequence(tenant, id).current().map(found -> read(tenant, id, found));
  }

  /** The proposals of a tenant that wait, oldest first. */
  public List<Proposal> open(String tenant) {
    return store.children(ROOT + Names.ofTenant(tenant) + "/").stream()
        .flatMap(id -> get(tenant, id).stream())
        .filter(proposal -> proposal.state() == Proposal.State.OPEN)
        .sorted(Comparator.comparing(Proposal::savedAt).thenComparing(Proposal::id))
        .toList();
  }

  /** The tenants that have had proposals, in order. */
  public List<String> tenants() {
    return store.children(ROOT).stream().map(Names::tenantOf).sorted().toList();
  }

  /**
   * Publishes a proposal as the next version of its mapping. Approving twice publishes once, also
   * if the first attempt died half way.
   *
   * @return the published mapping
   * @throws IllegalArgumentException if there is no such proposal, or it was rejected
   * @throws RegistryConflictException if the lineage has another schema fingerprint
   */
  public Mapping approve(String tenant, String id) {
    Numbered found = require(tenant, id);
    Proposal proposal = read(tenant, id, found);
    if (proposal.state() == Proposal.State.REJECTED) {
      throw new IllegalArgumentException("proposal " + id + " was rejected; propose it anew");
    }
    Mapping proposed = parse(proposal.mappingJson(), id);
    if (proposal.state() == Proposal.State.APPROVED) {
      int version = Integer.parseInt(proposal.note());
      return mappings.get(tenant, proposed.id(), version).orElseThrow();
    }
    Mapping published = mappings.publishNext(proposed);
    String version = Integer.toString(published.version());
    decide(found, proposal.with(Proposal.State.APPROVED, version));
    return published;
  }

  /**
   * Puts a proposal away; no matter if it is already.
   *
   * @param why the reason, for the record
   * @throws IllegalArgumentException if there is no such proposal, or it was approved
   */
  public void reject(String tenant, String id, String why) {
    Numbered found = require(tenant, id);
    Proposal proposal = read(tenant, id, found);
    if (proposal.state() == Proposal.State.APPROVED) {
      throw new IllegalArgumentException(
          "proposal " + id + " was approved as version " + proposal.note());
    }
    if (proposal.state() == Proposal.State.OPEN) {
      decide(found, proposal.with(Proposal.State.REJECTED, why));
    }
  }

  private void decide(Numbered base, Proposal decided) {
    Sequence sequence = sequence(decided.tenant(), decided.id());
    if (!sequence.append(base.number(), write(decided))) {
      Proposal other = get(decided.tenant(), decided.id()).orElseThrow();
      if (other.state() != decided.state()) {
        throw new RegistryConflictException(
            "proposal "
                + decided.id()
                + " has been decided by someone else meanwhile: it is "
                + other.state());
      }
    }
  }

  private Numbered require(String tenant, String id) {
    return sequence(tenant, id)
        .current()
        .orElseThrow(
            () -> new IllegalArgumentException("tenant " + tenant + " has no proposal " + id));
  }

  private Sequence sequence(String tenant, String id) {
    return store.sequence(ROOT + Names.ofTenant(tenant) + "/" + Names.require(id, "a proposal"));
  }

  private static Mapping parse(String json, String id) {
    return MappingJson.parseUntrusted(json, "proposal " + id);
  }

  private static void requireTenant(Mapping mapping, String tenant) {
    if (!mapping.tenant().equals(tenant)) {
      throw new IllegalArgumentException(
          "a proposal for tenant " + tenant + " must hold a mapping of that tenant");
    }
  }

  private static byte[] write(Proposal proposal) {
    ObjectNode document = RegistryJson.document();
    document.put("state", proposal.state().name());
    document.put("note", proposal.note());
    document.put("savedAt", proposal.savedAt().toString());
    ObjectNode meta = document.putObject("meta");
    proposal.meta().forEach(meta::put);
    document.put("mapping", proposal.mappingJson());
    return RegistryJson.bytes(document);
  }

  private static Proposal read(String tenant, String id, Numbered found) {
    String origin = "proposal " + id + " of tenant " + tenant;
    JsonNode document = RegistryJson.parse(found.text(), origin);
    Map<String, String> meta = new TreeMap<>();
    document.path("meta").properties().forEach(e -> meta.put(e.getKey(), e.getValue().asText()));
    try {
      return new Proposal(
          tenant,
          id,
          RegistryJson.text(document, "mapping", origin),
          meta,
          Instant.parse(RegistryJson.text(document, "savedAt", origin)),
          Proposal.State.valueOf(RegistryJson.text(document, "state", origin)),
          document.path("note").textValue());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new StorageException(origin + " is damaged: restore the file from a backup");
    }
  }
}
