package dev.titan.benchmark.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fed to a stream says when it was published, and each event is another one. */
final class LandingFeedTest {
  @TempDir private Path temp;

  @Test
  void theTenantsTakeTurns() throws IOException {
    Path folder = temp.resolve("landing");
    Instant before = Instant.now().minusMillis(1);
    try (LandingFeed feed = new LandingFeed(folder, 2)) {
      feed.publish(0, 3 * feed.unit());
      feed.publish(3L * feed.unit(), feed.unit());
    }

    List<String> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files =
          paths
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList();
    }
    assertEquals(
        List.of(
            "t00000/main/shop/0.ndjson",
            "t00000/main/shop/2.ndjson",
            "t00001/main/shop/1.ndjson",
            "t00001/main/shop/3.ndjson"),
        files);
    Set<String> ids = new HashSet<>();
    for (String file : files) {
      for (String line : Files.readAllLines(folder.resolve(file))) {
        JsonNode event = JsonMapper.builder().build().readTree(line);
        ids.add(event.path("id").asText());
        Duration age = Duration.between(before, Instant.parse(event.path("at").asText()));
        assertFalse(age.isNegative(), line);
      }
    }
    assertEquals(800, ids.size());
  }

  @Test
  void eachTenantHasAMappingOfItsOwn() {
    Mapping mapping = MappingJson.parse(Events.mapping(Events.tenant(7)), "the test");
    assertEquals("t00007", mapping.tenant());
    assertTrue(Math.abs(Events.line(1, Instant.EPOCH).length - 350) < 60);
  }
}
