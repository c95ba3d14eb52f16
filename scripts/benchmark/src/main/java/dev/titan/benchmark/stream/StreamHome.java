package dev.titan.benchmark.stream;

import dev.titan.benchmark.run.Folders;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Homes with a mapping for each of their tenants; made once, and copied for each run. */
final class StreamHome {
  private StreamHome() {}

  /**
   * A new home.
   *
   * @param cache the folder in which homes are kept
   * @param tenants how many tenants have a mapping
   * @param target where to make it
   */
  static void make(Path cache, int tenants, Path target) throws IOException {
    Path kept = cache.resolve("stream-home-" + tenants);
    if (!Files.exists(kept)) {
      Path made = Files.createDirectories(cache.resolve("stream-home-in-the-making"));
      Folders.delete(made);
      MappingRegistry registry =
          new MappingRegistry(
              FolderObjectStore.open(
                  Home.open(Files.createDirectory(made)).registry(), Access.SHARED));
      for (int i = 0; i < tenants; i++) {
        String tenant = Events.tenant(i);
        registry.publish(MappingJson.parse(Events.mapping(tenant), "the mapping of " + tenant));
      }
      Files.move(made, kept);
    }
    Folders.copy(kept, target);
  }
}
