package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.registry.Proposal;
import dev.titan.storage.registry.ProposalRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The mappings of an installation, published or waiting, as people ask for them. */
final class KnownMappings {
  private final MappingRegistry mappings;
  private final ProposalRegistry proposals;

  KnownMappings(Installation installation) {
    this.mappings = installation.mappings();
    this.proposals = installation.proposals();
  }

  /**
   * A mapping with how it stands.
   *
   * @param mapping the mapping; the version of one that waits means nothing
   * @param proposal the proposal that it waits in, or null if it is published
   * @param isRetired whether it was published and then taken out of use
   */
  record Known(Mapping mapping, Proposal proposal, boolean isRetired) {
    boolean isWaiting() {
      return proposal != null;
    }

    /** One word for how it stands. */
    String state() {
      if (isRetired) {
        return "retired";
      }
      return isWaiting() ? "waiting" : "published";
    }

    /** Its version, or null if it has none yet. */
    Integer version() {
      return isWaiting() ? null : mapping.version();
    }

    /** How sure its author was of the way of reading that was added last. */
    double confidence() {
      return mapping.variants().get(mapping.variants().size() - 1).provenance().confidence();
    }
  }

  /**
   * All of them, by tenant: first those published, then those retired and those that wait.
   *
   * @param tenant what this tenant's records are read with, shared ones included; or null for all
   */
  List<Known> list(String tenant) {
    List<Known> found = new ArrayList<>();
    for (String owner : tenant == null ? tenants() : List.of(tenant)) {
      for (Mapping mapping : mappings.current(owner)) {
        if (tenant != null || mapping.tenant().equals(owner)) {
          found.add(new Known(mapping, null, false));
        }
      }
      for (Mapping mapping : mappings.retired(owner)) {
        found.add(new Known(mapping, null, true));
      }
      found.addAll(waiting(owner));
    }
    return found;
  }

  private List<String> tenants() {
    TreeSet<String> tenants = new TreeSet<>(mappings.tenants());
    tenants.addAll(proposals.tenants());
    return List.copyOf(tenants);
  }

  private List<Known> waiting(String tenant) {
    return proposals.open(tenant).stream().map(KnownMappings::known).toList();
  }

  private static Known known(Proposal proposal) {
    return new Known(
        MappingJson.parse(proposal.mappingJson(), "proposal " + proposal.id()), proposal, false);
  }

  /**
   * The one of that name: the published mapping, or else the proposal, or else the retired mapping.
   *
   * @param version a version of the published mapping, or null for the current one
   * @throws CommandException if there is none
   */
  Known require(MappingOptions.Name name, Integer version) {
    Optional<Mapping> published =
        version == null
            ? mappings.current(name.tenant(), name.id())
            : mappings.get(name.tenant(), name.id(), version);
    if (published.isPresent()) {
      return new Known(published.get(), null, mappings.isRetired(published.get()));
    }
    if (version != null) {
      throw new CommandException("there is no version " + version + " of mapping " + name);
    }
    return findWaiting(name)
        .or(() -> mappings.latest(name.tenant(), name.id()).map(m -> new Known(m, null, true)))
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no mapping and no waiting proposal "
                        + name
                        + "; titan mappings list shows them"));
  }

  /**
   * The proposal of that name: its own id, or that of the mapping in it.
   *
   * @throws CommandException if there is none
   */
  Proposal requireProposal(MappingOptions.Name name) {
    return findWaiting(name)
        .map(Known::proposal)
        .or(() -> proposals.get(name.tenant(), name.id())) // decided: the registry says how
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no waiting proposal " + name + "; titan mappings list shows them"));
  }

  private Optional<Known> findWaiting(MappingOptions.Name name) {
    List<Known> waiting = waiting(name.tenant());
    for (Known known : waiting) {
      if (known.proposal().id().equals(name.id())) {
        return Optional.of(known);
      }
    }
    List<Known> sameMapping =
        waiting.stream().filter(known -> known.mapping().id().equals(name.id())).toList();
    if (sameMapping.size() > 1) {
      throw new UsageException(
          sameMapping.size()
              + " proposals wait for mapping "
              + name
              + "; name one of them: "
              + String.join(", ", sameMapping.stream().map(k -> k.proposal().id()).toList()));
    }
    return sameMapping.stream().findFirst();
  }
}
