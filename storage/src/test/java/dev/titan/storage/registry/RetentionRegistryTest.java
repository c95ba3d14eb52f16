package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetentionRegistryTest {
  private static final RetentionAge KEEP = RetentionAge.keep();
  private static final RetentionAge YEAR = new RetentionAge("1y");
  private static final RetentionAge DAY = new RetentionAge("1d");

  @TempDir private Path folder;
  private RetentionRegistry registry;

  @BeforeEach
  void open() {
    registry = new RetentionRegistry(FolderObjectStore.open(folder, Access.SHARED));
  }

  @Test
  void whereNobodySaysAnythingAllIsKept() {
    assertEquals(new Retention(KEEP, KEEP, KEEP), registry.of("acme"));
    assertEquals(List.of(), registry.tenants());
  }

  @Test
  void aTenantsOwnWordWins() {
    registry.set(RetentionRegistry.DEFAULT, new Retention(YEAR, DAY, null));
    registry.set("Acme", new Retention(KEEP, null, null));

    assertEquals(new Retention(KEEP, DAY, KEEP), registry.of("Acme"));
    assertEquals(new Retention(YEAR, DAY, KEEP), registry.of("other"));
    assertEquals(List.of("Acme"), registry.tenants());
  }

  @Test
  void settingTheSameIsNoNewVersion() {
    Retention said = new Retention(YEAR, DAY, null);
    assertEquals(1, registry.set("acme", said));
    assertEquals(1, registry.set("acme", said));
    assertEquals(2, registry.set("acme", Retention.UNSAID));
    assertEquals(Retention.UNSAID, registry.said("acme"));
  }

  @ParameterizedTest
  @CsvSource({
    "400d, 2025-10-19T12:00:00Z",
    "2w, 2026-11-09T12:00:00Z",
    "2y, 2024-11-23T12:00:00Z",
  })
  void anAgeHasALimit(String text, Instant limit) {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    assertEquals(Optional.of(limit), new RetentionAge(text).limit(now));
    assertEquals(Optional.empty(), KEEP.limit(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "-1d", "5", "5m", "1001y", "100000d", "forever", "1d ", "1D"})
  void whatIsNoAgeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new RetentionAge(text));
  }
}
