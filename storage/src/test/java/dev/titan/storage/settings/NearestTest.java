package dev.titan.storage.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("commit.minKeys", "limits.ratio", "home");

  @Test
  void findsTheFewestChangedLetters() {
    assertEquals(Optional.of("commit.minKeys"), Nearest.to("comit.minkey", KNOWN));
    assertEquals(Optional.of("home"), Nearest.to("HOMES", KNOWN));
    assertEquals(Optional.of("limits.ratio"), Nearest.to("limit.ratios", KNOWN));
  }

  @Test
  void saysNothingRatherThanNonsense() {
    assertEquals(Optional.empty(), Nearest.to("zzzz", KNOWN));
    assertEquals(Optional.empty(), Nearest.to("x", List.of()));
  }
}
