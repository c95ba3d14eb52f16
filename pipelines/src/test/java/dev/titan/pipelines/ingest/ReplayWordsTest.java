package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.warehouse.RawSelection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands to copy must mean what they say, whatever names are in them. */
final class ReplayWordsTest {
  @Test
  void aHostileNameStaysOneWord() {
    assertEquals(
        "titan replay --dead-letters --reason UNMAPPED_SCHEMA --tenant acme"
            + " --source 'a'\\''; rm -rf ~ #'",
        ReplayWords.waiting(ReasonCode.UNMAPPED_SCHEMA, "acme", "a'; rm -rf ~ #"));
    assertEquals(
        "titan replay --dead-letters --reason UNMAPPED_SCHEMA --tenant acme --source=--all",
        ReplayWords.waiting(ReasonCode.UNMAPPED_SCHEMA, "acme", "--all"));
  }

  @Test
  void everyConditionIsSaid() {
    assertEquals("titan replay --all", ReplayWords.of(RawSelection.ALL, null));
    assertEquals(
        "titan replay --tenant acme --source shop --run r1 --from 2026-11-01 --to 2026-11-30"
            + " --raw x --raw y --limit 7 --snapshot abc",
        ReplayWords.of(
            new RawSelection(
                "acme",
                "shop",
                "r1",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                List.of("x", "y"),
                null,
                7),
            "abc"));
    assertEquals(
        "titan replay --dead-letters --stage GUARD --reason HELD --max-tries 3",
        ReplayWords.of(letters(List.of(), "GUARD", "HELD"), null));
    assertEquals(
        "titan replay --dead-letter l-1 --dead-letter l-2",
        ReplayWords.of(letters(List.of("l-1", "l-2"), null, null), null));
  }

  private static RawSelection letters(List<String> ids, String stage, String reason) {
    return new RawSelection(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        new RawSelection.Letters(ids, stage, reason, 3),
        null);
  }
}
