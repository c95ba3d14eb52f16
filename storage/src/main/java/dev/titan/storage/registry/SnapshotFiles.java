package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Snapshots as objects {@code snapshots/<hash>}. They list versions instead of copying them: a
 * version never changes, and its hash proves that it did not.
 */
final class SnapshotFiles {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

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
    return "snapshots/" + hash;
  }
}
