package dev.titan.schemas.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashesTest {
  /** Keys in ledgers depend on it, so it must never change. */
  @Test
  void theHashIsStable() {
    assertEquals("7a5f9e3f23899e1dc164cc970e0e3c4c", Hashes.of("acme", "pos", "ä"));
    assertEquals("e3b0c44298fc1c149afbf4c8996fb924", Hashes.of());
  }

  @Test
  void aHashOfBytesIsTheFirstHalfOfSha256() {
    byte[] bytes = "xabcx".getBytes(StandardCharsets.US_ASCII);
    // FIPS 180-4, the example "abc".
    assertEquals("ba7816bf8f01cfea414140de5dae2223", Hashes.of(bytes, 1, 3));
  }

  @Test
  void boundariesBetweenPartsArePartOfTheHash() {
    assertNotEquals(Hashes.of("ab", "c"), Hashes.of("a", "bc"));
    assertNotEquals(Hashes.of("ab"), Hashes.of("a", "b"));
    assertNotEquals(Hashes.of("a"), Hashes.of("a", ""));
    assertNotEquals(Hashes.of(), Hashes.of(""));
    assertNotEquals(Hashes.of("a\u001fb"), Hashes.of("a", "b"));
    assertNotEquals(Hashes.of("x1\u001fy"), Hashes.of("x", "y"));
  }

  /** Few letters and the separator itself, so that equal joins of different parts are common. */
  @Test
  void differentListsOfPartsHaveDifferentHashes() {
    Random random = new Random(1);
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      List<String> parts = new ArrayList<>();
      int count = random.nextInt(4);
      for (int part = 0; part < count; part++) {
        parts.add(text(random));
      }
      String hash = Hashes.of(parts.toArray(String[]::new));
      assertEquals(32, hash.length());
      assertEquals(parts, seen.computeIfAbsent(hash, h -> parts));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.append("01a\u001f".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
