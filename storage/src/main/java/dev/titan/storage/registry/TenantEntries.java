package dev.titan.storage.registry;

import dev.titan.storage.objects.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the registry holds of one tenant, to be erased. Every kind of entry that belongs to a
 * tenant lies under {@code <kind>/<tenant>/}, so kinds that come later need nothing here; only
 * snapshots of mappings are of several tenants.
 */
public final class TenantEntries {
  private final ObjectStore store;
  private final String tenant;

  public TenantEntries(ObjectStore store, String tenant) {
    this.store = store;
    this.tenant = Names.require(tenant, "a tenant");
  }

  /** How many objects there are by kind, such as {@code mappings}; kinds without any are absent. */
  public Map<String, Integer> count() {
    Map<String, Integer> counts = new TreeMap<>();
    for (String kind : kinds()) {
      int objects = store.list(prefix(kind)).size();
      if (objects > 0) {
        counts.put(kind, objects);
      }
    }
    return counts;
  }

  /**
   * Keeps every snapshot that names the tenant a second time without it, so that the runs of other
   * tenants can go on naming the mappings that they were read with.
   *
   * @return the hashes of these snapshots, and of those that stand for them
   */
  public Map<String, String> replaceSnapshots() {
    Map<String, String> replaced = new HashMap<>();
    for (String hash : snapshots()) {
      replaced.put(hash, SnapshotFiles.saveWithout(store, hash, tenant));
    }
    return replaced;
  }

  /** Removes all of it, the former snapshots too. */
  public void erase() {
    snapshots().forEach(hash -> SnapshotFiles.delete(store, hash));
    kinds().forEach(kind -> store.deleteAll(prefix(kind)));
  }

  /** The snapshots that name the tenant. */
  public List<String> snapshots() {
    List<String> found = new ArrayList<>();
    for (String hash : SnapshotFiles.all(store)) {
      if (SnapshotFiles.names(store, hash, tenant)) {
        found.add(hash);
      }
    }
    return found;
  }

  private List<String> kinds() {
    return store.children("").stream().filter(kind -> !kind.equals(SnapshotFiles.KIND)).toList();
  }

  private String prefix(String kind) {
    return kind + "/" + tenant + "/";
  }
}
