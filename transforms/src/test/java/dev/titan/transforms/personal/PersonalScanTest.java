package dev.titan.transforms.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalScanTest {
  private final Tokenizer tokenizer = new Tokenizer(new byte[32]);

  @Test
  void theFirstTestAgreesWithOneByteAtATime() {
    Random random = new Random(11);
    byte[] letters = {'0', '9', '5', ' ', '-', '/', ':', 'a', '?', '*', ',', -80, -71, 'A', '1'};
    int held = 0;
    for (int i = 0; i < 300_000; i++) {
      int start = random.nextInt(9);
      int length = random.nextInt(40);
      byte[] bytes = new byte[start + length + random.nextInt(9)];
      // Half of the time mostly digits, so that long numbers come up.
      int kinds = random.nextBoolean() ? 5 : letters.length;
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = letters[random.nextInt(kinds)];
      }
      if (bytes.length > 0 && random.nextInt(4) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? '@' : '+');
      }
      boolean expected = mayHold(bytes, start, start + length);
      assertEquals(expected, PersonalScan.mayHold(bytes, start, start + length));
      held += expected ? 1 : 0;
    }
    assertTrue(held > 30_000 && held < 270_000, "held " + held);
  }

  private static boolean mayHold(byte[] bytes, int start, int end) {
    int digits = 0;
    boolean found = false;
    for (int i = start; i < end; i++) {
      byte value = bytes[i];
      boolean digit = value >= '0' && value <= '9';
      digits = digit ? digits + 1 : value == ' ' || value == '-' ? digits : 0;
      found |= value == '@' || value == '+' || digits >= 13;
    }
    return found && end - start >= 6;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada@example.com|<email>",
        "write to ada.l+news@mail.example.co.uk, please|write to <email>, please",
        "<ada@example.com>|<<email>>",
        "ada@example.com.|<email>.",
        "müller@exämple.de|<email>",
        "card 4111 1111 1111 1111 ok|card <card> ok",
        "4111111111111111|<card>",
        "4111-1111-1111-1111|<card>",
        "378282246310005|<card>",
        "order 12 4111111111111111|order 12 <card>",
        "call +49 171 1234567 now|call <phone> now",
        "+4917112345678|<phone>",
        "(+1) 202-555-0123 and +1 (202) 555-0123|(<phone> and <phone>",
        "a@b.co, +4917112345678, 5555555555554444|<email>, <phone>, <card>"
      })
  void putsTokensInThePlaceOfPersonalData(String text, String expected) {
    assertEquals(expected, outline(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Table 5, 2 x Masala Dosa",
        "2026-03-04T17:30:00+05:30",
        "user@localhost",
        "@home",
        "4111111111111112",
        "1763890000000000",
        "20260304173000",
        "2026-03-04 2026-03-05",
        "5+7=12",
        "+1234567",
        "+05:30",
        "id 41111111111111112222",
        "0.4111111111111111",
        "a4111111111111111",
        "C++ and more text",
        "+0123456789",
        "12@",
        "x+4917112345678"
      })
  void leavesOtherTextAlone(String text) {
    assertEquals(text, outline(text));
  }

  @Test
  void theCheapTestMissesNothing() {
    Random random = new Random(8);
    String letters = "abc 0123456789@+-.x5";
    int found = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Slice slice = slice(text.toString());
      boolean may = PersonalScan.mayHold(slice.bytes, slice.start, slice.end);
      boolean plain = text.length() >= 6 && (text.indexOf("@") >= 0 || text.indexOf("+") >= 0);
      if (plain) {
        assertTrue(may, text.toString());
      }
      found += may ? 1 : 0;
      if (!may) {
        assertFalse(PersonalScan.replace(slice, tokenizer, new ByteBuilder()));
      }
    }
    assertTrue(found > 1_000);
    // A card at every place of a text, whatever the word boundaries of the search.
    for (int before = 0; before < 20; before++) {
      for (int after = 0; after < 20; after++) {
        String text = ".".repeat(before) + " 4111 1111 1111 1111 " + ".".repeat(after);
        assertTrue(outline(text).contains("<card>"), text);
        String mail = "x".repeat(before) + " ab@cd.ef " + "y".repeat(after);
        assertTrue(outline(mail).contains("<email>"), mail);
      }
    }
  }

  @Test
  void appendsNothingWhereNothingIsFound() {
    ByteBuilder out = new ByteBuilder();
    assertFalse(PersonalScan.replace(slice("a + b is 12345678901234"), tokenizer, out));
    assertEquals(0, out.length());
  }

  private String outline(String text) {
    ByteBuilder out = new ByteBuilder();
    boolean replaced = PersonalScan.replace(slice(text), tokenizer, out);
    return replaced ? out.toString().replaceAll("tok_(\\w+?)_[a-z2-7]{26}", "<$1>") : text;
  }

  private static Slice slice(String text) {
    Slice slice = new Slice();
    slice.set(text);
    return slice;
  }
}
