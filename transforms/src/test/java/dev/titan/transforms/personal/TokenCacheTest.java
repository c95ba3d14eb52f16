package dev.titan.transforms.personal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever its size is at the moment, the cache gives a value's own token or none. */
final class TokenCacheTest {
  private final TokenCache cache = new TokenCache();

  @Test
  void givesTheTokenOfTheValueWhileItGrows() {
    int remembered = 0;
    for (int i = 0; i < 60_000; i++) {
      cache.put(PersonalType.PHONE, value(i), bytes("token " + i));
      for (int earlier : new int[] {i, i / 2, i - 1_000}) {
        byte[] token = earlier < 0 ? null : cache.get(PersonalType.PHONE, value(earlier));
        if (token != null) {
          assertArrayEquals(bytes("token " + earlier), token);
          remembered++;
        }
      }
      assertNull(cache.get(PersonalType.EMAIL, value(i)), "of another type");
    }
    assertTrue(remembered > 120_000, "remembered " + remembered);
  }

  private static Slice value(int number) {
    byte[] bytes = bytes("+49 171 " + number);
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
