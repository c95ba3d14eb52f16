package dev.titan.storage.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyNamesTest {

  @Test
  void keysThatDifferInCaseGetDifferentFilesOnAnyFileSystem() {
    Random random = new Random(1);
    Map<String, String> keyByFoldedName = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String key = randomKey(random);
      String name = KeyNames.encode(key);
      assertEquals(key, KeyNames.decode(name));
      String before = keyByFoldedName.put(name.toLowerCase(Locale.ROOT), key);
      assertEquals(before == null ? key : before, key);
    }
  }

  @Test
  void plainNamesStayReadable() {
    assertEquals("petpooja.orders-2", KeyNames.encode("petpooja.orders-2"));
    assertEquals("+acme+c+o", KeyNames.encode("AcmeCO"));
  }

  @Test
  void foreignFilesAreNoKeys() {
    for (String name : new String[] {".tmp", ".DS_Store", "Acme", "+", "a+", "+1", "++a", "a b"}) {
      assertNull(KeyNames.decode(name), name);
    }
  }

  private static String randomKey(Random random) {
    String letters = "aAbB0_.-";
    StringBuilder key = new StringBuilder("xX".substring(random.nextInt(2)).substring(0, 1));
    for (int i = random.nextInt(5); i > 0; i--) {
      key.append(letters.charAt(random.nextInt(letters.length())));
    }
    return key.toString();
  }
}
