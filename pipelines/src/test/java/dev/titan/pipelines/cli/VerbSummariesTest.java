package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Lists of verbs say whole sentences. */
final class VerbSummariesTest {
  private static String[] words(String... words) {
    return words;
  }

  @Test
  void theFirstSentenceIsALineOfItsOwn() {
    assertArrayEquals(
        words("Read a file again.", "It is kept. Once.", "Always."),
        VerbSummaries.firstSentenceFirst("Read a file", "again. It is kept. Once.", "Always."));
    assertArrayEquals(
        words("Read a file again.", "Once."),
        VerbSummaries.firstSentenceFirst("Read a file", "again.", "Once."));
    assertArrayEquals(
        words("No end", "at all"), VerbSummaries.firstSentenceFirst("No end", "at all"));
    assertArrayEquals(words(), VerbSummaries.firstSentenceFirst());
  }

  @Test
  void noSummaryBreaksOff() {
    String help = CommandRun.of("--help").ended(ExitCode.DONE).out();

    String verbs = help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:"));
    for (String verb : verbs.strip().split("\n  (?=\\w)")) {
      assertTrue(verb.equals("Commands:") || verb.strip().endsWith("."), verb);
    }
  }
}
