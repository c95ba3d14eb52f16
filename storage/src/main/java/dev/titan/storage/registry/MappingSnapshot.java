package dev.titan.storage.registry;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mappings of a run: an immutable set, known by its hash. Two snapshots with the same hash read
 * every record alike.
 */
public final class MappingSnapshot {
  private static final Comparator<Mapping> ORDER =
      Comparator.comparing(Mapping::tenant).thenComparing(Mapping::id);

  private final List<Mapping> mappings;
  private final Map<String, List<Mapping>> byTenant;
  private final List<MappingReference> references;
  private final String hash;

  private MappingSnapshot(List<Mapping> mappings) {
    this.mappings = mappings.stream().sorted(ORDER).toList();
    this.references = this.mappings.stream().map(MappingReference::of).toList();
    this.hash = hashOf(references);
    Map<String, List<Mapping>> grouped = new HashMap<>();
    for (Mapping mapping : this.mappings) {
      grouped.computeIfAbsent(mapping.tenant(), t -> new ArrayList<>()).add(mapping);
    }
    grouped.replaceAll((tenant, list) -> List.copyOf(list));
    this.byTenant = Map.copyOf(grouped);
  }

  /** A snapshot of some mappings, at most one version of each. */
  public static MappingSnapshot of(List<Mapping> mappings) {
    MappingSnapshot snapshot = new MappingSnapshot(mappings);
    for (int i = 1; i < snapshot.mappings.size(); i++) {
      Mapping mapping = snapshot.mappings.get(i);
      if (ORDER.compare(snapshot.mappings.get(i - 1), mapping) == 0) {
        throw new IllegalArgumentException(
            "a snapshot holds one version of a mapping; "
                + mapping.id()
                + " of tenant "
                + mapping.tenant()
                + " is there twice");
      }
    }
    return snapshot;
  }

  /** All mappings, by tenant and id. */
  public List<Mapping> mappings() {
    return mappings;
  }

  /**
   * The mappings that a tenant's records may be read with, by id: its own, and the shared ones that
   * no mapping of its own of the same id hides.
   */
  public List<Mapping> visibleTo(String tenant) {
    List<Mapping> own = byTenant.getOrDefault(tenant, List.of());
    List<Mapping> shared = byTenant.getOrDefault(Mapping.SHARED, List.of());
    if (shared.isEmpty() || tenant.equals(Mapping.SHARED)) {
      return own;
    }
    TreeMap<String, Mapping> visible = new TreeMap<>();
    shared.forEach(mapping -> visible.put(mapping.id(), mapping));
    own.forEach(mapping -> visible.put(mapping.id(), mapping));
    return List.copyOf(visible.values());
  }

  /**
   * The snapshot's identity: 32 hex digits over tenant, id, version and content of each mapping.
   */
  public String hash() {
    return hash;
  }

  List<MappingReference> references() {
    return references;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MappingSnapshot that && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "MappingSnapshot[" + hash + ", " + mappings.size() + " mappings]";
  }

  private static String hashOf(List<MappingReference> references) {
    List<String> parts = new ArrayList<>(4 * references.size());
    for (MappingReference reference : references) {
      parts.add(reference.tenant());
      parts.add(reference.id());
      parts.add(Integer.toString(reference.version()));
      parts.add(reference.hash());
    }
    return Hashes.of(parts.toArray(new String[0]));
  }

  /**
   * One mapping of a snapshot.
   *
   * @param tenant its tenant
   * @param id its lineage
   * @param version its version
   * @param hash the hash of its canonical JSON
   */
  record MappingReference(String tenant, String id, int version, String hash) {
    static MappingReference of(Mapping mapping) {
      return new MappingReference(
          mapping.tenant(), mapping.id(), mapping.version(), MappingJson.hash(mapping));
    }
  }
}
