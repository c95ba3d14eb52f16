package dev.titan.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The samples of the checkout, whose mappings are discovered. */
final class SampleScene {
  /** Two of the samples cannot be read, which an ingest says with this code. */
  private static final int UNREADABLE_INPUTS = 1;

  private SampleScene() {}

  /** Prepares a home that knows the samples' locations, and the clean one beside it. */
  static Scene prepare(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("of-samples"));
    Path samples = Path.of(System.getProperty("chaos.launcher")).resolveSibling("../samples");
    Path files = Trees.copy(samples.toRealPath(), folder.resolve("files"));
    JsonNode locations =
        JsonMapper.builder().build().readTree(files.resolve("locations.json").toFile());
    for (String other : new String[] {"locations.json", "expected.json"}) {
      Files.delete(files.resolve(other)); // what is left is laid out by tenant
    }
    Path base = Files.createDirectories(folder.resolve("base"));
    know(Home.open(base), locations.get("locations"));
    return Scene.of(folder, base, UNREADABLE_INPUTS, "ingest", files.toString(), "--json");
  }

  private static void know(Home home, JsonNode locations) {
    LocationRegistry registry =
        new LocationRegistry(FolderObjectStore.open(home.registry(), Access.SHARED));
    for (JsonNode each : locations) {
      String tenant = each.get("tenant").asText();
      registry.set(
          LocationRegistry.check(
              tenant,
              each.get("location").asText(),
              each.get("zone").asText(),
              each.get("currency").asText()));
      Secrets.open(home.secrets()).tenantKey(tenant); // drawn by chance, so only once
    }
  }
}
