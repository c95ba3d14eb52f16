package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of a tenant goes, and other tenants' snapshots still give what they gave. */
final class TenantEntriesTest {
  @TempDir private Path folder;
  private ObjectStore store;
  private MappingRegistry mappings;
  private TenantEntries entries;

  @BeforeEach
  void fill() {
    store = FolderObjectStore.open(folder, Access.SHARED);
    mappings = new MappingRegistry(store);
    mappings.publish(SampleMappings.of("acme", "orders", 1));
    mappings.publish(SampleMappings.of("acme", "orders", 2, "till"));
    mappings.publish(SampleMappings.of("basil", "orders", 1));
    mappings.publish(SampleMappings.of("*", "shared", 1));
    new LocationRegistry(store).set("acme", "main", "UTC", "EUR");
    new LocationRegistry(store).set("basil", "main", "UTC", "EUR");
    store.createIfAbsent("cases/acme/some-kind-that-comes-later", new byte[0]);
    entries = new TenantEntries(store, "acme");
  }

  @Test
  void aSnapshotOfSeveralTenantsIsReplaced() {
    MappingSnapshot both = mappings.snapshot(List.of("acme", "basil"));
    MappingSnapshot basil = mappings.snapshot(List.of("basil"));

    Map<String, String> replaced = entries.replaceSnapshots();
    entries.erase();

    assertEquals(Map.of(both.hash(), basil.hash()), replaced);
    assertEquals(basil.mappings(), mappings.snapshot(basil.hash()).mappings());
    assertEquals(List.of(basil.hash()), store.children("snapshots/"));
  }

  @Test
  void aReplacementIsThereBeforeAnythingIsErased() {
    MappingSnapshot both = mappings.snapshot(List.of("acme", "basil"));

    String present = entries.replaceSnapshots().get(both.hash());

    assertEquals(2, mappings.snapshot(present).mappings().size());
    assertEquals(3, mappings.snapshot(both.hash()).mappings().size());
    assertEquals(Map.of(both.hash(), present), entries.replaceSnapshots());
  }

  @Test
  void allKindsOfEntriesGo() {
    assertEquals(Map.of("cases", 1, "locations", 1, "mappings", 2), entries.count());
    mappings.retire("acme", "orders", 2, "a test");

    entries.erase();

    assertEquals(Map.of(), entries.count());
    assertTrue(store.list("").stream().noneMatch(key -> key.contains("acme")));
    assertEquals(List.of("*", "basil"), mappings.tenants());
    assertEquals(List.of("basil"), new LocationRegistry(store).tenants());
  }
}
