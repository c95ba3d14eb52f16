package dev.titan.storage.registry;

import dev.titan.schemas.mapping.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which mappings the records of each tenant may be read with. */
public final class VisibleMappings {
  private final Map<String, List<Mapping>> byTenant = new HashMap<>();

  /** Those among some mappings, at most one version of each. */
  public VisibleMappings(Collection<Mapping> mappings) {
    for (Mapping mapping : mappings) {
      byTenant.computeIfAbsent(mapping.tenant(), tenant -> new ArrayList<>()).add(mapping);
    }
    byTenant.replaceAll(
        (tenant, list) -> list.stream().sorted(Comparator.comparing(Mapping::id)).toList());
  }

  /**
   * The mappings that a tenant's records may be read with, by id: its own, and the shared ones that
   * no mapping of its own of the same id hides.
   */
  public List<Mapping> to(String tenant) {
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
}
