package dev.titan.schemas.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.docs.Doc;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {
  /**
   * Every code that was ever given out. Lines may be added, never changed or taken away: numbers
   * stand in ledgers and alerts of others.
   */
  private static final String GOLDEN =
      """
      101 DECODE INPUT_UNREADABLE
      102 DECODE INPUT_CORRUPT
      103 DECODE INPUT_UNSUPPORTED
      104 DECODE INPUT_ENCRYPTED
      105 DECODE INPUT_LIMIT
      106 DECODE INPUT_ENCODING
      107 DECODE INPUT_EMPTY
      108 DECODE MESSAGE_INVALID
      109 DECODE TENANT_NOT_TRUSTED
      201 DECODE RECORD_MALFORMED
      202 DECODE RECORD_TRUNCATED
      203 DECODE RECORD_TOO_LARGE
      204 DECODE RECORD_NOT_OBJECT
      205 DECODE RECORD_RAGGED
      206 DECODE RECORD_ENCODING
      207 DECODE RECORD_DUPLICATE_KEY
      301 CLASSIFY UNMAPPED_SCHEMA
      302 CLASSIFY AMBIGUOUS_MAPPING
      401 REFINE FIELD_MISSING
      402 REFINE DECIMAL_INVALID
      403 REFINE DATE_INVALID
      404 REFINE VALUE_UNMAPPED
      405 REFINE EXPLODE_EMPTY
      501 GUARD REQUIRED_MISSING
      502 GUARD CURRENCY_UNKNOWN
      503 GUARD CURRENCY_INVALID
      504 GUARD DATE_OUT_OF_RANGE
      505 GUARD NUMBER_OUT_OF_RANGE
      506 GUARD SIGN_INVALID
      507 GUARD TEXT_TOO_LONG
      508 GUARD TEXT_INVALID
      509 GUARD RULE_VIOLATED
      510 GUARD RULE_FAILED
      511 GUARD ID_NOT_UNIQUE
      512 GUARD HELD
      1 IGNORED TOTAL_ROW
      2 IGNORED REPEATED_HEADER
      3 IGNORED MAPPING_FILTER
      """;

  @Test
  void numbersAndNamesAreStable() {
    String found =
        Stream.concat(
                Arrays.stream(ReasonCode.values())
                    .map(code -> code.number() + " " + code.stage() + " " + code + "\n"),
                Arrays.stream(IgnoreCode.values())
                    .map(code -> code.number() + " IGNORED " + code + "\n"))
            .reduce("", String::concat);
    assertEquals(GOLDEN, found);
  }

  @Test
  void numbersAreUnique() {
    int[] numbers = Arrays.stream(ReasonCode.values()).mapToInt(ReasonCode::number).toArray();
    assertEquals(numbers.length, Arrays.stream(numbers).distinct().count());
    int[] ignored = Arrays.stream(IgnoreCode.values()).mapToInt(IgnoreCode::number).toArray();
    assertEquals(ignored.length, Arrays.stream(ignored).distinct().count());
  }

  @Test
  void theHundredsTellTheStage() {
    for (ReasonCode code : ReasonCode.values()) {
      Stage expected =
          switch (code.number() / 100) {
            case 1, 2 -> Stage.DECODE;
            case 3 -> Stage.CLASSIFY;
            case 4 -> Stage.REFINE;
            case 5 -> Stage.GUARD;
            default -> throw new AssertionError(code + " has a number of no stage");
          };
      assertEquals(expected, code.stage(), code.name());
    }
  }

  @Test
  void everyCodeSaysWhatItMeansAndWhatToDo() {
    for (ReasonCode code : ReasonCode.values()) {
      for (String clause : List.of(code.meaning(), code.remedy())) {
        assertFalse(clause.isBlank(), code.name());
        assertFalse(clause.endsWith("."), code + " ends in a full stop");
        assertEquals(clause.strip(), clause, code.name());
      }
    }
  }

  @Test
  void thePageListsTheReasonCodes() {
    List<List<String>> expected =
        Arrays.stream(ReasonCode.values())
            .map(
                code ->
                    List.of(
                        Integer.toString(code.number()),
                        code.name(),
                        code.stage().name(),
                        code.owner().name(),
                        code.meaning(),
                        code.remedy()))
            .toList();
    List<List<String>> found =
        Stream.of("## Whole inputs", "## Records", "## Mappings", "## Fields", "## The guard")
            .flatMap(heading -> Doc.read("reason-codes.md").tableUnder(heading).stream())
            .toList();
    assertEquals(expected, found);
  }

  @Test
  void thePageListsTheIgnoreCodes() {
    List<List<String>> expected =
        Arrays.stream(IgnoreCode.values())
            .map(code -> List.of(Integer.toString(code.number()), code.name(), code.meaning()))
            .toList();
    assertEquals(expected, Doc.read("reason-codes.md").tableUnder("## Ignored records"));
    assertTrue(expected.size() >= 3);
  }
}
