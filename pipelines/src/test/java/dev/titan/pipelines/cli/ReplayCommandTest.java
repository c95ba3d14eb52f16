package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan replay} as a person meets it. */
final class ReplayCommandTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void ingestWithoutACurrency() throws IOException {
    home = folder.resolve("home");
    StringBuilder bills = new StringBuilder("bill_id,date,total_amount,note\n");
    for (int i = 0; i < 20; i++) {
      bills.append("B-").append(1000 + i).append(",2026-11-0").append(1 + i % 9).append(",");
      bills.append(10 + i).append(".50,cash\n");
    }
    Path file = Files.writeString(folder.resolve("bills.csv"), bills);
    CommandRun.in(home, "ingest", file.toString(), "--tenant", "acme", "--location", "main");
  }

  @Test
  void deadLettersBecomeEntriesOnceTheirLocationIsMended() {
    long dead = dead();
    assertTrue(dead > 0);
    CommandRun.in(home, "locations", "set", "acme", "main", "--zone", "UTC", "--currency", "EUR")
        .ended(ExitCode.DONE);

    CommandRun dry =
        CommandRun.in(home, "replay", "--dead-letters", "--dry-run", "--show", "1")
            .ended(ExitCode.DONE);
    assertTrue(dry.out().contains("WAS_DEAD"), dry.out());
    assertTrue(dry.out().contains("nothing was committed"), dry.out());
    assertEquals(dead, dead());

    List<JsonNode> objects =
        CommandRun.in(home, "replay", "--dead-letters", "--json").ended(ExitCode.DONE).json();
    assertEquals(1, objects.size());
    JsonNode result = objects.get(0);
    assertEquals("done", result.get("status").asText());
    assertEquals(dead, result.get("written").asLong());
    assertEquals("ADDED", result.get("changes").get(0).get("change").asText());
    assertEquals(0, dead());

    String run = result.get("run_id").asText();
    CommandRun shown = CommandRun.in(home, "runs", "show", run).ended(ExitCode.DONE);
    assertTrue(shown.out().contains("CURRENCY_UNKNOWN"), shown.out());
    CommandRun nothing = CommandRun.in(home, "replay", "--dead-letters").ended(ExitCode.DONE);
    assertTrue(nothing.out().contains("nothing to replay"), nothing.out());
    // What somebody has named must be there.
    CommandRun.in(home, "replay", "--dead-letters", "--run", run + "0").ended(ExitCode.FAILED);
  }

  @Test
  void lettersTriedTooOftenAreCounted() {
    for (int i = 0; i < 3; i++) {
      CommandRun.in(home, "replay", "--dead-letters").ended(ExitCode.DONE);
    }

    JsonNode fourth =
        CommandRun.in(home, "replay", "--dead-letters", "--json")
            .ended(ExitCode.DONE)
            .json()
            .get(0);

    assertEquals("nothing_to_replay", fourth.get("status").asText());
    assertEquals(dead(), fourth.get("dead_letters_left_out").asLong());
    CommandRun.in(home, "replay", "--dead-letters", "--max-tries", "9").ended(ExitCode.DONE);
  }

  @Test
  void wrongUsageIsRefused() {
    for (List<String> words :
        List.<List<String>>of(
            List.of(),
            List.of("--all", "--tenant", "acme"),
            List.of("--tenant", "acme", "--reason", "DATE_INVALID"),
            List.of("--from", "2026-11-03", "--to", "2026-11-02"),
            List.of("--all", "--limit", "0"),
            List.of("--all", "--every", "6 hours"),
            List.of("--all", "--snapshot", "x", "--mappings-of", "y"),
            List.of("--from", "yesterday"))) {
      String[] all = new String[words.size() + 1];
      all[0] = "replay";
      for (int i = 0; i < words.size(); i++) {
        all[i + 1] = words.get(i);
      }
      CommandRun.in(home, all).ended(ExitCode.USAGE);
    }
  }

  private long dead() {
    return CommandRun.in(
            home, "query", "--json", "select count(*) as n from dead_letters where status = 'OPEN'")
        .ended(ExitCode.DONE)
        .json()
        .get(0)
        .get("n")
        .asLong();
  }
}
