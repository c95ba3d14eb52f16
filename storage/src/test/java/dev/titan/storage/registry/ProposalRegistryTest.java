package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.ObjectStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalRegistryTest {
  private static final Mapping MAPPING = SampleMappings.of("acme", "pos.orders", 1);

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private MappingRegistry mappings;
  private ProposalRegistry proposals;

  @BeforeEach
  void open() {
    ObjectStore store = FolderObjectStore.open(folder, Access.SHARED);
    InstantSource clock = () -> now;
    mappings = new MappingRegistry(store);
    proposals = new ProposalRegistry(store, mappings, clock);
  }

  @Test
  void waitsForAPerson() {
    Proposal saved = save(MAPPING);
    assertEquals(Proposal.State.OPEN, saved.state());
    assertEquals(Map.of("why", "two date orders fit"), saved.meta());
    assertEquals(Optional.of(saved), proposals.get("acme", saved.id()));
    assertEquals(List.of(saved), proposals.open("acme"));
    assertEquals(List.of(), proposals.open("other"));
    assertEquals(List.of("acme"), proposals.tenants());
    assertEquals(List.of(), mappings.current("acme"));
  }

  @Test
  void theSameProposalIsSavedOnce() {
    Proposal first = save(MAPPING);
    now = now.plusSeconds(60);
    assertEquals(first, save(MAPPING));
    assertEquals(1, proposals.open("acme").size());
  }

  @Test
  void oldestComesFirst() {
    Proposal first = save(MAPPING);
    now = now.plusSeconds(60);
    Proposal second = save(SampleMappings.of("acme", "another", 1));
    assertEquals(List.of(first, second), proposals.open("acme"));
  }

  @Test
  void anApprovedOneIsPublishedOnce() {
    String id = save(MAPPING).id();
    assertEquals(MAPPING, proposals.approve("acme", id));
    assertEquals(MAPPING, proposals.approve("acme", id));
    assertEquals(List.of(MAPPING), mappings.history("acme", "pos.orders"));
    assertEquals(List.of(), proposals.open("acme"));
    assertEquals(Proposal.State.APPROVED, proposals.get("acme", id).orElseThrow().state());
    assertThrows(IllegalArgumentException.class, () -> proposals.reject("acme", id, "late"));
  }

  @Test
  void becomesTheNextVersionWhateverItWasCalled() {
    mappings.publish(MAPPING);
    Mapping better = SampleMappings.of("acme", "pos.orders", 1, "till");
    Mapping published = proposals.approve("acme", save(better).id());
    assertEquals(2, published.version());
    assertEquals(Optional.of(published), mappings.current("acme", "pos.orders"));
  }

  @Test
  void anApprovalThatDiedBeforeItsNoteIsFinishedWithoutASecondVersion() {
    String id = save(MAPPING).id();
    mappings.publish(MAPPING); // as the first attempt did before it died
    assertEquals(MAPPING, proposals.approve("acme", id));
    assertEquals(1, mappings.history("acme", "pos.orders").size());
  }

  @Test
  void aRejectedOneStaysAway() {
    String id = save(MAPPING).id();
    proposals.reject("acme", id, "wrong source");
    proposals.reject("acme", id, "again");
    Proposal rejected = save(MAPPING);
    assertEquals(Proposal.State.REJECTED, rejected.state());
    assertEquals("wrong source", rejected.note());
    assertEquals(List.of(), proposals.open("acme"));
    assertThrows(IllegalArgumentException.class, () -> proposals.approve("acme", id));
  }

  @Test
  void refusesWhatIsNoMappingOrAnothersMapping() {
    assertThrows(MappingException.class, () -> proposals.save("acme", "{\"id\": \"x\"}", Map.of()));
    String json = MappingJson.print(MAPPING);
    assertThrows(IllegalArgumentException.class, () -> proposals.save("other", json, Map.of()));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> proposals.approve("acme", "p-000000000000"));
    assertTrue(e.getMessage().contains("no proposal p-000000000000"), e.getMessage());
  }

  @Test
  void sharedOnesWaitUnderTheStar() {
    Mapping shared = SampleMappings.of("*", "card.charges", 1);
    Proposal saved = save(shared);
    assertEquals(List.of("*"), proposals.tenants());
    assertEquals(shared, proposals.approve("*", saved.id()));
  }

  private Proposal save(Mapping mapping) {
    return proposals.save(
        mapping.tenant(), MappingJson.print(mapping), Map.of("why", "two date orders fit"));
  }
}
