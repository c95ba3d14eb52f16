package dev.titan.transforms.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void agreesWithJavasStrictDecoder() {
    Random random = new Random(7);
    int valid = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] bytes = random(random);
      boolean expected = decodes(bytes) && indexOfZero(bytes) < 0;
      assertEquals(expected, Utf8.isText(bytes, 0, bytes.length));
      valid += expected ? 1 : 0;
    }
    assertTrue(valid > 20_000, "only " + valid);
  }

  @Test
  void refusesHalvesOfPairsAndNul() {
    byte[] half = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertFalse(Utf8.isText(half, 0, 3));
    byte[] nul = "12345678\0".getBytes(StandardCharsets.UTF_8);
    assertFalse(Utf8.isText(nul, 0, nul.length));
    assertTrue(Utf8.isText(nul, 0, 8));
    byte[] emoji = "12345678😀ä€x".getBytes(StandardCharsets.UTF_8);
    assertTrue(Utf8.isText(emoji, 0, emoji.length));
    assertFalse(Utf8.isText(emoji, 0, 10));
  }

  /** Mostly text, with a damaged byte now and then. */
  private static byte[] random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      int letter = random.nextInt(3) == 0 ? random.nextInt(0x10FFFF) : 1 + random.nextInt(0x7f);
      text.appendCodePoint(letter >= 0xD800 && letter <= 0xDFFF ? 'x' : letter);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
