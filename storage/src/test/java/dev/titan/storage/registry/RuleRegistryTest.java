package dev.titan.storage.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleRegistryTest {
  private static final TenantRule SMALL =
      new TenantRule("small-sales", "category == 'SALE'", "amount_minor < 1000000");
  private static final TenantRule EUROS = new TenantRule("euros", "true", "currency == \"EUR\"");

  @TempDir Path folder;
  private RuleRegistry registry;

  @BeforeEach
  void open() {
    registry = new RuleRegistry(FolderObjectStore.open(folder, Access.SHARED));
  }

  @Test
  void keepsTheRulesInOrderAndInVersions() {
    assertEquals(new RuleSet("acme", 0, List.of()), registry.current("acme"));
    RuleSet first = new RuleSet("acme", 1, List.of(SMALL, EUROS));
    RuleSet second = new RuleSet("acme", 2, List.of());
    registry.publish(first);
    assertEquals(first, registry.current("acme"));
    registry.publish(second);
    assertEquals(second, registry.current("acme"));
    assertEquals(Optional.of(first), registry.get("acme", 1));
    assertEquals(Optional.empty(), registry.get("acme", 3));
    assertEquals(0, registry.current("other").version());
  }

  @Test
  void whoIsNotBasedOnTheCurrentVersionIsTold() {
    registry.publish(new RuleSet("acme", 1, List.of(SMALL)));
    for (int version : new int[] {0, 1, 3}) {
      RegistryConflictException e =
          assertThrows(
              RegistryConflictException.class,
              () -> registry.publish(new RuleSet("acme", version, List.of(EUROS))));
      assertTrue(e.getMessage().contains("stands at version 1"), e.getMessage());
    }
  }

  @Test
  void refusesWhatIsNoRule() {
    assertThrows(IllegalArgumentException.class, () -> new TenantRule("a b", "true", "true"));
    assertThrows(IllegalArgumentException.class, () -> new TenantRule("a", "", "true"));
    assertThrows(IllegalArgumentException.class, () -> new TenantRule("a", "true", null));
    assertThrows(
        IllegalArgumentException.class, () -> new TenantRule("a", "true", "x".repeat(4_001)));
    assertThrows(
        IllegalArgumentException.class, () -> new RuleSet("acme", 1, List.of(SMALL, SMALL)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RuleSet("acme", 1, Collections.nCopies(201, SMALL)));
  }
}
