package dev.titan.transforms.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.Slice;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Tokenizer tokenizer = new Tokenizer(KEY);

  @Test
  void isTheFirstHalfOfAnHmacInBase32() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] digest = mac.doFinal("email\0ada@example.com".getBytes(StandardCharsets.UTF_8));
    // 128 bits and two zero bits make 26 digits of base 32.
    BigInteger bits = new BigInteger(1, Arrays.copyOf(digest, 16)).shiftLeft(2);
    StringBuilder expected = new StringBuilder();
    for (int i = 25; i >= 0; i--) {
      int digit = bits.shiftRight(5 * i).intValue() & 31;
      expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(digit));
    }
    assertEquals(
        "tok_email_" + expected, tokenizer.tokenOf(PersonalType.EMAIL, " Ada@Example.com "));
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE,+49 (171) 123-4567,0049 171 1234567",
    "PHONE,0171/1234567,0171 1234567",
    "EMAIL,ADA@example.com,ada@example.com",
    "NAME,  Ada   Lovelace,ada lovelace",
    "CARD,4111 1111 1111 1111,4111-1111-1111-1111",
    "TAX_ID,DE 123.456.789,de123456789",
    "ACCOUNT,DE89 3704 0044 0532 0130 00,DE89370400440532013000"
  })
  void givesWritingsOfTheSameDatumTheSameToken(PersonalType type, String one, String other) {
    assertEquals(tokenizer.tokenOf(type, one), tokenizer.tokenOf(type, other));
  }

  @Test
  void tellsTypesTenantsAndValuesApart() {
    String token = tokenizer.tokenOf(PersonalType.NAME, "Ada");
    assertNotEquals(token, tokenizer.tokenOf(PersonalType.NAME, "Bob"));
    assertNotEquals(
        token.substring(token.length() - 26),
        tokenizer.tokenOf(PersonalType.EMAIL, "ada").substring(10));
    byte[] otherKey = KEY.clone();
    otherKey[0]++;
    assertNotEquals(token, new Tokenizer(otherKey).tokenOf(PersonalType.NAME, "Ada"));
  }

  @Test
  void leavesTokensAsTheyAre() {
    String token = tokenizer.tokenOf(PersonalType.TAX_ID, "DE123");
    assertTrue(Tokenizer.isToken(slice(token)));
    ByteBuilder out = new ByteBuilder();
    tokenizer.append(PersonalType.NAME, slice(token), out);
    assertEquals(token, out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tok_",
        "tok_name_",
        "tok_name_abc",
        "tok_nick_abcdefghijklmnopqrstuvwxyz",
        "tok_name_abcdefghijklmnopqrstuvwxy1",
        "tok_name_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "xtok_name_abcdefghijklmnopqrstuvwxyz",
        "tok__abcdefghijklmnopqrstuvwxyz"
      })
  void knowsWhatIsNoToken(String text) {
    assertFalse(Tokenizer.isToken(slice(text)), text);
  }

  @Test
  void isTheSameWhenRememberedForgottenAndLong() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 30_000; i++) {
        String guest = i % 100 == 0 ? "guest ".repeat(100) + i : "guest " + i;
        PersonalType type = i % 2 == 0 ? PersonalType.NAME : PersonalType.ADDRESS;
        ByteBuilder out = new ByteBuilder();
        tokenizer.append(type, slice(guest), out);
        assertEquals(tokenizer.tokenOf(type, guest), out.toString());
      }
    }
  }

  @Test
  void neverShowsItsKey() {
    assertEquals("Tokenizer", tokenizer.toString());
    assertThrows(IllegalArgumentException.class, () -> new Tokenizer(new byte[8]));
  }

  private static Slice slice(String text) {
    Slice slice = new Slice();
    slice.set(text);
    return slice;
  }
}
