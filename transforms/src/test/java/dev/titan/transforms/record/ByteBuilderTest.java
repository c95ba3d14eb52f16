package dev.titan.transforms.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteBuilderTest {
  private final ByteBuilder out = new ByteBuilder(1);

  @Test
  void writesWholeNumbersAsJavaDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertEquals(Long.toString(value), out.clear().append(value).toString());
    }
    for (long value : new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE, 9, 10, -10}) {
      assertEquals(Long.toString(value), out.clear().append(value).toString());
    }
  }

  @Test
  void fillsDigitsUpWithZeros() {
    assertEquals("007", out.appendDigits(7, 3).toString());
    assertEquals("1234", out.clear().appendDigits(1234, 3).toString());
  }

  @Test
  void fillsRandomNumbersUpAsJavaDoes() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >>> (1 + random.nextInt(63));
      int width = 1 + random.nextInt(25);
      String expected = "0".repeat(width) + value;
      int digits = Math.max(width, Long.toString(value).length());
      assertEquals(
          expected.substring(expected.length() - digits),
          out.clear().appendDigits(value, width).toString());
    }
    for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
      assertEquals(Long.toString(power), out.clear().appendDigits(power, 1).toString());
      assertEquals(Long.toString(power - 1), out.clear().appendDigits(power - 1, 1).toString());
    }
  }

  @Test
  void writesJsonStringsThatAnyReaderReadsBack() throws JsonProcessingException {
    Random random = new Random(2);
    ObjectMapper json = new ObjectMapper();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        int letter = random.nextInt(4) == 0 ? random.nextInt(0x10FFFF) : random.nextInt(0x80);
        boolean half = letter >= 0xD800 && letter <= 0xDFFF;
        text.appendCodePoint(half || letter == 0 ? '"' : letter);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertTrue(out.clear().appendJsonString(bytes, 0, bytes.length));
      assertEquals(text.toString(), json.readValue(out.toString(), String.class));
    }
  }

  @Test
  void tellsOfNulInJsonStrings() {
    byte[] bytes = {'a', 0, 'b'};
    assertFalse(out.appendJsonString(bytes, 0, 3));
    assertEquals("\"a\\u0000b\"", out.toString());
  }

  @Test
  void keepsEarlierSlicesWhenItGrows() {
    out.append("first");
    Slice slice = new Slice();
    slice.set(out.bytes(), 0, 5);
    out.append("x".repeat(10_000));
    assertEquals("first", slice.toString());
  }

  @Test
  void refusesToTruncateToMore() {
    out.append("abc");
    out.truncate(1);
    assertEquals("a", out.toString());
    assertThrows(IllegalArgumentException.class, () -> out.truncate(2));
  }

  @Test
  void writesHexAndVarints() {
    assertEquals("00ff10", out.appendHex(new byte[] {0, -1, 16}, 0, 3).toString());
    assertEquals(1, out.clear().appendVarint(127).length());
    assertEquals(2, out.clear().appendVarint(128).length());
    assertEquals(5, out.clear().appendVarint(Integer.MAX_VALUE).length());
  }
}
