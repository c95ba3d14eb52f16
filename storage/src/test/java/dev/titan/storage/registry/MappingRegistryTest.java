package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingRegistryTest {
  @TempDir Path folder;
  private MappingRegistry registry;

  @BeforeEach
  void open() {
    registry = new MappingRegistry(FolderObjectStore.open(folder, Access.SHARED));
  }

  @Test
  void keepsEveryVersion() {
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    Mapping second = SampleMappings.of("acme", "pos.orders", 2, "till");
    assertEquals(Optional.empty(), registry.current("acme", "pos.orders"));
    registry.publish(first);
    registry.publish(second);
    assertEquals(Optional.of(second), registry.current("acme", "pos.orders"));
    assertEquals(Optional.of(first), registry.get("acme", "pos.orders", 1));
    assertEquals(Optional.empty(), registry.get("acme", "pos.orders", 3));
    assertEquals(List.of(first, second), registry.history("acme", "pos.orders"));
  }

  @Test
  void aRetiredMappingIsOutOfUseButNotForgotten() {
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    registry.publish(first);
    MappingSnapshot before = registry.snapshot(List.of("acme"));

    registry.retire("acme", "pos.orders", 1, "the till was replaced");
    registry.retire("acme", "pos.orders", 1, "once more");

    assertEquals(Optional.empty(), registry.current("acme", "pos.orders"));
    assertEquals(List.of(), registry.current("acme"));
    assertEquals(List.of(first), registry.retired("acme"));
    assertEquals(List.of(), registry.snapshot(List.of("acme")).mappings());
    assertEquals(before, registry.snapshot(before.hash()));
    assertEquals(List.of(first), registry.history("acme", "pos.orders"));
  }

  @Test
  void theNextVersionOfARetiredMappingIsInForce() {
    registry.publish(SampleMappings.of("acme", "pos.orders", 1));
    registry.retire("acme", "pos.orders", 1, "a mistake");

    Mapping second = registry.publishNext(SampleMappings.of("acme", "pos.orders", 1));

    assertEquals(2, second.version());
    assertEquals(List.of(second), registry.current("acme"));
    assertEquals(List.of(), registry.retired("acme"));
    assertEquals(second, registry.publishNext(SampleMappings.of("acme", "pos.orders", 1)));
  }

  @Test
  void onlyTheLatestVersionCanBeRetired() {
    registry.publish(SampleMappings.of("acme", "pos.orders", 1));
    registry.publish(SampleMappings.of("acme", "pos.orders", 2, "till"));
    for (int version : new int[] {0, 1, 3}) {
      assertThrows(
          RegistryConflictException.class,
          () -> registry.retire("acme", "pos.orders", version, "too late"));
    }
    assertThrows(
        RegistryConflictException.class, () -> registry.retire("acme", "other", 1, "not there"));
    assertEquals(1, registry.current("acme").size());
  }

  @Test
  void aRetiredMappingOfATenantNoLongerHidesTheSharedOne() {
    Mapping shared = SampleMappings.of(Mapping.SHARED, "pos.orders", 1);
    registry.publish(shared);
    registry.publish(SampleMappings.of("acme", "pos.orders", 1, "till"));
    registry.retire("acme", "pos.orders", 1, "the shared one will do");
    assertEquals(List.of(shared), registry.current("acme"));
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    registry.publish(first);
    registry.publish(first);
    assertEquals(1, registry.history("acme", "pos.orders").size());
  }

  @Test
  void whoIsNotBasedOnTheCurrentVersionIsToldWhichItIs() {
    registry.publish(SampleMappings.of("acme", "pos.orders", 1));
    registry.publish(SampleMappings.of("acme", "pos.orders", 2, "till"));
    for (int version : new int[] {1, 2, 4}) {
      RegistryConflictException e =
          assertThrows(
              RegistryConflictException.class,
              () -> registry.publish(SampleMappings.of("acme", "pos.orders", version, "other")));
      assertTrue(e.getMessage().contains("stands at version 2"), e.getMessage());
    }
    assertThrows(
        RegistryConflictException.class,
        () -> registry.publish(SampleMappings.of("acme", "new", 2)));
  }

  @Test
  void aLineageKeepsItsIdentity() {
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    registry.publish(first);
    Mapping changed =
        new Mapping(
            first.id(),
            2,
            first.tenant(),
            first.source(),
            first.category(),
            first.kind(),
            Hashes.of("another"),
            first.idScope(),
            first.ignore(),
            first.volatilePaths(),
            first.personal(),
            first.tables(),
            first.shapes(),
            first.variants());
    RegistryConflictException e =
        assertThrows(RegistryConflictException.class, () -> registry.publish(changed));
    assertTrue(e.getMessage().contains("another schema fingerprint"), e.getMessage());
  }

  @Test
  void ofManyWhoPublishTheSameVersionOneWins() {
    AtomicInteger won = new AtomicInteger();
    IntStream.range(0, 32)
        .parallel()
        .forEach(
            i -> {
              try {
                registry.publish(SampleMappings.of("acme", "pos.orders", 1, "source" + i));
                won.incrementAndGet();
              } catch (RegistryConflictException e) {
                // somebody else was faster
              }
            });
    assertEquals(1, won.get());
    assertEquals(1, registry.history("acme", "pos.orders").size());
  }

  @Test
  void aTenantSeesItsOwnAndTheSharedMappingsOnly() {
    Mapping shared = SampleMappings.of("*", "card.charges", 1);
    Mapping sharedToo = SampleMappings.of("*", "pos.orders", 1);
    Mapping acme = SampleMappings.of("acme", "pos.orders", 1, "till");
    Mapping other = SampleMappings.of("other", "secret.list", 1);
    for (Mapping mapping : List.of(shared, sharedToo, acme, other)) {
      registry.publish(mapping);
    }
    assertEquals(List.of(shared, acme), registry.current("acme"));
    assertEquals(List.of(shared, sharedToo, other), registry.current("other"));
    assertEquals(List.of(shared, sharedToo), registry.current("new"));
    assertEquals(List.of("*", "acme", "other"), registry.tenants());

    MappingSnapshot snapshot = registry.snapshot(Set.of("acme"));
    assertEquals(List.of(shared, sharedToo, acme), snapshot.mappings());
    assertEquals(List.of(shared, acme), snapshot.visibleTo("acme"));
    assertEquals(List.of(shared, sharedToo), snapshot.visibleTo("other"));
    assertEquals(List.of(shared, sharedToo), snapshot.visibleTo("*"));
  }

  @Test
  void aSnapshotIsTheSameForEver() {
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    registry.publish(first);
    MappingSnapshot then = registry.snapshot(List.of("acme", "acme", "none"));
    assertEquals(then, registry.snapshot(Set.of("acme")));
    registry.publish(SampleMappings.of("acme", "pos.orders", 2, "till"));
    assertNotEquals(then.hash(), registry.snapshot(Set.of("acme")).hash());

    MappingSnapshot loaded = registry.snapshot(then.hash());
    assertEquals(List.of(first), loaded.mappings());
    assertEquals(then.hash(), loaded.hash());
    assertEquals(32, then.hash().length());
  }

  /** It tells the same as the registry itself, and parses only what is new. */
  @Test
  void oneThatRemembersSeesWhatIsPublishedAndRetired() throws IOException {
    MappingRegistry remembering = registry.remembering();
    Mapping first = SampleMappings.of("acme", "pos.orders", 1);
    registry.publish(first);
    Mapping read = remembering.snapshot(List.of("acme")).mappings().get(0);
    assertEquals(first, read);
    assertSame(read, remembering.snapshot(List.of("acme")).mappings().get(0));

    Mapping second = SampleMappings.of("acme", "pos.orders", 2, "till");
    registry.publish(second);
    assertEquals(List.of(second), remembering.snapshot(List.of("acme")).mappings());
    assertEquals(Optional.of(first), remembering.get("acme", "pos.orders", 1));
    assertEquals(List.of(second), remembering.snapshot(List.of("acme")).mappings());
    registry.retire("acme", "pos.orders", 2, "the till was replaced");
    assertEquals(List.of(), remembering.snapshot(List.of("acme")).mappings());
  }

  @Test
  void keepsASnapshotOfWhatARunReallyUses() {
    registry.publish(SampleMappings.of("*", "pos.orders", 1));
    registry.publish(SampleMappings.of("acme", "pos.orders", 1, "till"));
    MappingSnapshot used = MappingSnapshot.of(registry.current("acme"));
    registry.keep(used);
    assertEquals(registry.current("acme"), registry.snapshot(used.hash()).mappings());
  }

  @Test
  void theHashDependsOnContentAndNotOnOrder() {
    Mapping a = SampleMappings.of("acme", "a", 1);
    Mapping b = SampleMappings.of("acme", "b", 1);
    String hash = MappingSnapshot.of(List.of(a, b)).hash();
    assertEquals(hash, MappingSnapshot.of(List.of(b, a)).hash());
    assertNotEquals(hash, MappingSnapshot.of(List.of(a)).hash());
    assertNotEquals(
        hash, MappingSnapshot.of(List.of(a, SampleMappings.of("acme", "b", 1, "till"))).hash());
    assertThrows(IllegalArgumentException.class, () -> MappingSnapshot.of(List.of(a, a)));
  }

  @Test
  void aSnapshotNoticesAVersionThatWasChangedOrLost() throws IOException {
    registry.publish(SampleMappings.of("acme", "pos.orders", 1));
    String hash = registry.snapshot(Set.of("acme")).hash();
    Path file = folder.resolve("mappings/acme/pos.orders/00000001");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("order.total", "order.tip"));
    assertFailure("changed by hand", () -> registry.snapshot(hash));
    Files.delete(file);
    assertFailure("which is gone", () -> registry.snapshot(hash));
    assertFailure("is not in the registry", () -> registry.snapshot("0".repeat(32)));
    assertThrows(IllegalArgumentException.class, () -> registry.snapshot("../x"));
  }

  @Test
  void aMappingCopiedToAnotherTenantByHandIsRefused() throws IOException {
    registry.publish(SampleMappings.of("acme", "pos.orders", 1));
    Path stolen = Files.createDirectories(folder.resolve("mappings/other/pos.orders"));
    Files.copy(folder.resolve("mappings/acme/pos.orders/00000001"), stolen.resolve("00000001"));
    assertFailure("put there by hand", () -> registry.current("other"));
  }

  @Test
  void tenantsThatDifferInCaseOnlyStayApart() {
    registry.publish(SampleMappings.of("Acme", "pos.orders", 1, "till"));
    assertEquals(List.of(), registry.current("acme"));
    assertEquals(List.of("Acme"), registry.tenants());
    assertThrows(IllegalArgumentException.class, () -> registry.current("../acme"));
  }

  private static void assertFailure(String expected, Runnable action) {
    StorageException e = assertThrows(StorageException.class, action::run);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}
