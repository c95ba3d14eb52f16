package dev.titan.transforms.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.PersonalType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person's value is found in whatever form it was received. */
final class PersonSearchTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static boolean isIn(String text, PersonalType type, String value) {
    Tokenizer tokenizer = new Tokenizer(KEY);
    PersonSearch search = new PersonSearch(tokenizer, tokenizer.tokenOf(type, value));
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    return search.isIn(bytes, 2, bytes.length - 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "EMAIL ~ ada@x.org ~ {\"a\":1,\"mail\":\"Ada@X.org\"}",
        "EMAIL ~ ada@x.org ~ call ada@x.org, please",
        "EMAIL ~ ada@x.org ~ 1;ADA@x.org;2",
        "PHONE ~ +49 171 2345678 ~ {\"tel\": \"0049 171/2345678\"}",
        "PHONE ~ 9876543210 ~ {\"tel\":9876543210}",
        "PHONE ~ +49 171 2345678 ~ ring +49 (171) 234-5678 now",
        "PHONE ~ 98765 43210 ~ id,tel\\n7,9876543210\\n",
        "CARD ~ 4111 1111 1111 1111 ~ paid with 4111111111111111 today",
        "NAME ~ Ada Lovelace ~ {\"name\":\"ada  LOVELACE\"}",
        "NAME ~ Jos\u00e9 P\u00e9rez ~ {\"name\":\"Jos\\\\u00e9 P\\\\u00e9rez\"}",
        "NAME ~ Lovelace, Ada ~ 7;\"Lovelace, Ada\";x",
        "NAME ~ Ada Lovelace ~ 7\\tAda Lovelace\\tx",
        "NAME ~ Ada ~ {name: Ada}",
        "TAX_ID ~ DE 123/456 ~ a|de123456|b",
        "ACCOUNT ~ DE02 1203 0000 ~ \"iban\": \"DE0212030000\"",
        "ADDRESS ~ Main St. 5, Berlin ~ x,\"main st. 5, berlin\",y",
      })
  void isFound(PersonalType type, String value, String text) {
    String plain = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    assertTrue(isIn(plain, type, value), plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "EMAIL ~ ada@x.org ~ {\"mail\":\"ada@x.org.uk\"}",
        "EMAIL ~ ada@x.org ~ ",
        "PHONE ~ +49 171 2345678 ~ {\"tel\":\"+49 171 2345679\"}",
        "NAME ~ Ada Lovelace ~ {\"name\":\"Ada\",\"last\":\"Lovelace\"}",
      })
  void somebodyElseIsNot(PersonalType type, String value, String text) {
    assertFalse(isIn(text == null ? "" : text, type, value), text);
  }

  @Test
  void theTokenItselfIsFound() {
    String token = new Tokenizer(KEY).tokenOf(PersonalType.NAME, "Ada");
    assertTrue(isIn("was " + token + " before", PersonalType.NAME, "Ada"));
  }

  @Test
  void onlyATokenTellsAType() {
    String token = new Tokenizer(KEY).tokenOf(PersonalType.TAX_ID, "DE1");
    assertEquals(Optional.of(PersonalType.TAX_ID), PersonSearch.typeOf(token));
    assertEquals(Optional.empty(), PersonSearch.typeOf("tok_pet_abcdefghijklmnopqrstuvwxyz"));
    assertEquals(Optional.empty(), PersonSearch.typeOf("ada@x.org"));
    Tokenizer tokenizer = new Tokenizer(KEY);
    assertThrows(IllegalArgumentException.class, () -> new PersonSearch(tokenizer, "ada@x.org"));
  }
}
