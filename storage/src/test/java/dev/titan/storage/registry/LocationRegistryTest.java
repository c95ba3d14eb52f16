package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.place.Location;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationRegistryTest {
  @TempDir Path folder;
  private LocationRegistry registry;

  @BeforeEach
  void open() {
    registry = new LocationRegistry(FolderObjectStore.open(folder, Access.SHARED));
  }

  @Test
  void keepsWhatWasSetAndWhatWasBefore() {
    Location first = registry.set("cafe", "altona", " Europe/Berlin ", "eur");
    assertEquals(new Location("cafe", "altona", ZoneId.of("Europe/Berlin"), "EUR"), first);
    Location second = new Location("cafe", "altona", ZoneId.of("Europe/Vienna"), null);
    assertEquals(1, registry.set(first), "the same is no new version");
    assertEquals(2, registry.set(second));
    assertEquals(Optional.of(second), registry.get("cafe", "altona"));
    assertEquals(Optional.of(first), registry.get("cafe", "altona", 1));
    assertEquals(Optional.empty(), registry.get("cafe", "pune"));
  }

  @Test
  void listsTheLocationsOfATenant() {
    Location pune = registry.set("kitchen", "pune", "Asia/Kolkata", "INR");
    Location baner = registry.set("kitchen", "baner", "+05:30", "");
    registry.set("cafe", "altona", "Europe/Berlin", "EUR");
    assertEquals(List.of(baner, pune), registry.list("kitchen"));
    assertEquals(List.of(), registry.list("nobody"));
    assertEquals(List.of("cafe", "kitchen"), registry.tenants());
  }

  @Test
  void manyMaySetAtOnce() {
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> registry.set("cafe", "altona", "Europe/Berlin", i % 2 == 0 ? "EUR" : "USD"));
    assertTrue(registry.get("cafe", "altona").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "cafe, altona, Europe/Berlim, EUR, did you mean Europe/Berlin?",
    "cafe, altona, '', EUR, the zone must be an IANA name",
    "cafe, altona, +25:00, EUR, the zone must be an IANA name",
    "cafe, altona, UTC, Euro, the currency must be an ISO 4217 code",
    "cafe, altona, UTC, XXX, the currency must be an ISO 4217 code",
    "cafe, ../x, UTC, EUR, a location must be named by",
    "*, altona, UTC, EUR, a tenant must be named by",
  })
  void refusesWhatCannotWork(
      String tenant, String id, String zone, String currency, String expected) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> registry.set(tenant, id, zone, currency));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    registry.set("cafe", "altona", "Europe/Berlin", "EUR");
    Path file = folder.resolve("locations/cafe/altona/00000001");
    for (String text :
        new String[] {
          "{", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"zone\": \"Mars\"}"
        }) {
      Files.writeString(file, text);
      StorageException e =
          assertThrows(StorageException.class, () -> registry.get("cafe", "altona"));
      assertTrue(e.getMessage().contains("location altona of tenant cafe, version 1"));
    }
  }
}
