package dev.titan.transforms.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"Name\":\"Ada L.\",\"n\":12.5,\"ok\":true,\"x\":null}"
            + "|{\"Name\":\"Xxx X.\",\"n\":99.9,\"ok\":true,\"x\":null}",
        "{\"a\" : [\"Zoë\", -1e5]}|{\"a\" : [\"Xxx\", -9x9]}",
        "{\"a\":\"b\\\"c\",\"d\":\"\\u0041\\n\"}|{\"a\":\"x\\\"x\",\"d\":\"x\\n\"}",
        "{\"+491711234567\":\"x\"}|{\"+999999999999\":\"x\"}",
        "{\"ada@example.com\":1}|{\"xxx@xxxxxxx.xxx\":9}",
        "{\"a\":\"never closed|{\"a\":\"xxxxx xxxxxx",
        "{\"a\":Ada}|{\"a\":Xxx}",
        "{\"a\":\"कुमार\"}|{\"a\":\"xxxxx\"}",
        "Jose\u0301 Ⅳ x²|Xxxxx X xx",
        "Ada,12,\"2026-03-04\"|Xxx,99,\"9999-99-99\""
      })
  void keepsTheShapeAndNothingElse(String text, String expected) {
    assertEquals(expected, mask(text, 1_000));
  }

  @Test
  void aSingleValueHasNoKeys() {
    byte[] bytes = "{\"Ada\": 1}".getBytes(StandardCharsets.UTF_8);
    assertEquals("{\"Xxx\": 9}", Masking.maskText(bytes, 0, bytes.length, 100));
    assertEquals("{\"X…", Masking.maskText(bytes, 0, bytes.length, 3));
  }

  @Test
  void aNameIsShownUnlessItIsPersonalItself() {
    assertEquals("Order.total", Masking.maskName("Order.total"));
    assertEquals("xxx@xxxxxxx.xxx", Masking.maskName("ada@example.com"));
  }

  @Test
  void cutsOff() {
    assertEquals("xxx…", mask("abcdef", 3));
    assertEquals("abc".length() + 1, mask("abc".repeat(1_000), 3).length());
    assertEquals("xxx", mask("abc", 3));
  }

  @Test
  void neverLetsAValueThrough() {
    Random random = new Random(1);
    String letters = "{}[]\":,\\ ntu01QZ\u00e4";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder noise = new StringBuilder("{");
      for (int length = random.nextInt(12); length > 0; length--) {
        noise.append(letters.charAt(random.nextInt(letters.length())));
      }
      String masked = mask(noise + "\"k\":\"Quizzical\",\"n\":7", 1_000);
      assertFalse(masked.contains("Quizzical") && !masked.contains("\"Quizzical\":"), masked);
    }
    assertTrue(mask("{\"k\":\"Quizzical\"}", 100).contains("Xxxxxxxxx"));
  }

  private static String mask(String text, int maxCharacters) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Masking.mask(bytes, 0, bytes.length, maxCharacters);
  }
}
