package dev.titan.storage.registry;

import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.mapping.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The mappings of a run: an immutable set, known by its hash. Two snapshots with the same hash read
 * every record alike.
 */
public final class MappingSnapshot {
  private static final Comparator<Published> ORDER =
      Comparator.comparing((Published p) -> p.mapping().tenant())
          .thenComparing(p -> p.mapping().id());

  private final List<Published> published;
  private final List<Mapping> mappings;
  private final VisibleMappings visible;
  private final String hash;

  private MappingSnapshot(List<Published> sorted) {
    this.published = sorted;
    this.mappings = sorted.stream().map(Published::mapping).toList();
    this.hash = hashOf(sorted);
    this.visible = new VisibleMappings(mappings);
  }

  /** A snapshot of some mappings, at most one version of each. */
  public static MappingSnapshot of(Collection<Mapping> mappings) {
    return ofPublished(mappings.stream().map(Published::of).toList());
  }

  static MappingSnapshot ofPublished(List<Published> mappings) {
    List<Published> sorted = mappings.stream().sorted(ORDER).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
        Mapping mapping = sorted.get(i).mapping();
        throw new IllegalArgumentException(
            "a snapshot holds one version of a mapping; "
                + mapping.id()
                + " of tenant "
                + mapping.tenant()
                + " is there twice");
      }
    }
    return new MappingSnapshot(sorted);
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
    return visible.to(tenant);
  }

  /**
   * The snapshot's identity: 32 hex digits over tenant, id, version and content of each mapping.
   */
  public String hash() {
    return hash;
  }

  List<Published> published() {
    return published;
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

  private static String hashOf(List<Published> sorted) {
    List<String> parts = new ArrayList<>(4 * sorted.size());
    for (Published one : sorted) {
      parts.add(one.mapping().tenant());
      parts.add(one.mapping().id());
      parts.add(Integer.toString(one.mapping().version()));
      parts.add(one.hash());
    }
    return hashOfParts(parts);
  }

  /**
   * The hash of a snapshot.
   *
   * @param parts tenant, id, version and hash of each mapping, in the order of the snapshot
   */
  static String hashOfParts(List<String> parts) {
    return Hashes.of(parts.toArray(new String[0]));
  }
}
