package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Snapshots as objects {@code snapshots/<hash>}. They list versions instead of copying them: a
 * version never changes, and its hash proves that it did not.
 */
final class SnapshotFiles {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  /** What their keys begin with. */
  static final String KIND = "snapshots";

  private SnapshotFiles() {}

  /** Finds a version of a mapping. */
  interface Versions {
    Optional<Published> get(String tenant, String id, int version);
  }

  static void save(ObjectStore store, MappingSnapshot snapshot) {
    ObjectNode document = RegistryJson.document();
    ArrayNode mappings = document.putArray("mappings");
    for (Published published : snapshot.published()) {
      Mapping mapping = published.mapping();
      mappings
          .addObject()
          .put("tenant", mapping.tenant())
          .put("id", mapping.id())
          .put("version", mapping.version())
          .put("hash", published.hash());
    }
    store.createIfAbsent(key(snapshot.hash()), RegistryJson.bytes(document));
  }

  static MappingSnapshot load(ObjectStore store, String hash, Versions versions) {
    if (hash == null || !HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("a snapshot is named by 32 lower-case hex digits");
    }
    String origin = "mapping snapshot " + hash;
    byte[] bytes =
        store
            .read(key(hash))
            .orElseThrow(
                () ->
                    new StorageException(
                        origin + " is not in the registry: use the registry of the run's home"));
    JsonNode document = RegistryJson.parse(new String(bytes, StandardCharsets.UTF_8), origin);
    MappingSnapshot snapshot =
        MappingSnapshot.ofPublished(
            StreamSupport.stream(document.path("mappings").spliterator(), true)
                .map(node -> mapping(node, origin, versions))
                .toList());
    if (!snapshot.hash().equals(hash)) {
      throw new StorageException(
          origin
              + " does not have its hash any more: a mapping file was changed by hand; restore the"
              + " registry from a backup");
    }
    return snapshot;
  }

  /** The hashes of all snapshots. */
  static List<String> all(ObjectStore store) {
    return store.children(KIND + "/").stream()
        .filter(name -> HASH.matcher(name).matches())
        .toList();
  }

  /** Whether a mapping of that tenant is in a snapshot. */
  static boolean names(ObjectStore store, String hash, String tenant) {
    for (JsonNode mapping : document(store, hash).path("mappings")) {
      if (mapping.path("tenant").asText().equals(tenant)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Keeps a snapshot once more, without the mappings of a tenant. The mappings themselves need not
   * be there any more.
   *
   * @return the hash of the new one
   */
  static String saveWithout(ObjectStore store, String hash, String tenant) {
    ObjectNode document = RegistryJson.document();
    ArrayNode left = document.putArray("mappings");
    List<String> parts = new ArrayList<>();
    for (JsonNode mapping : document(store, hash).path("mappings")) {
      if (!mapping.path("tenant").asText().equals(tenant)) {
        left.add(mapping);
        parts.add(mapping.path("tenant").asText());
        parts.add(mapping.path("id").asText());
        parts.add(mapping.path("version").asText());
        parts.add(mapping.path("hash").asText());
      }
    }
    String present = MappingSnapshot.hashOfParts(parts);
    store.createIfAbsent(key(present), RegistryJson.bytes(document));
    return present;
  }

  static void delete(ObjectStore store, String hash) {
    store.delete(key(hash));
  }

  private static JsonNode document(ObjectStore store, String hash) {
    byte[] bytes = store.read(key(hash)).orElse("{}".getBytes(StandardCharsets.UTF_8));
    return RegistryJson.parse(
        new String(bytes, StandardCharsets.UTF_8), "mapping snapshot " + hash);
  }

  private static Published mapping(JsonNode node, String origin, Versions versions) {
    String tenant = RegistryJson.text(node, "tenant", origin);
    String id = RegistryJson.text(node, "id", origin);
    int version = node.path("version").asInt(0);
    return versions
        .get(tenant, id, version)
        .orElseThrow(
            () ->
                new StorageException(
                    origin
                        + " names version "
                        + version
                        + " of mapping "
                        + id
                        + " of tenant "
                        + tenant
                        + ", which is gone: restore the registry from a backup"));
  }

  private static String key(String hash) {
    return KIND + "/" + hash;
  }
}
