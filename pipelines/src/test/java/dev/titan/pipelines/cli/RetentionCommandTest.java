package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code titan retention}. */
final class RetentionCommandTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void nameHome() {
    home = folder.resolve("home");
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  @Test
  void whatIsSetIsShownWithWhereItComesFrom() {
    titan("retention", "set", "--raw", "400d", "--dead-letters", "180d").ended(ExitCode.DONE);
    titan("retention", "set", "--tenant", "acme", "--raw", "keep").ended(ExitCode.DONE);
    titan("retention", "set", "--tenant", "acme", "--checkpoints", "2y").ended(ExitCode.DONE);

    String shown = titan("retention", "show").ended(ExitCode.DONE).out();
    assertTrue(shown.contains("acme    keep  (180d)        2y"), shown);
    List<JsonNode> json = titan("retention", "show", "--json").ended(ExitCode.DONE).json();
    assertEquals("*", json.get(0).get("tenant").asText());
    assertEquals("keep", json.get(0).get("checkpoints").asText());
    assertEquals("180d", json.get(1).get("dead_letters").asText());
    assertTrue(json.get(1).get("said").get("dead_letters").isNull());

    titan("retention", "set", "--tenant", "acme", "--raw", "default").ended(ExitCode.DONE);
    JsonNode acme = titan("retention", "show", "--tenant", "acme", "--json").json().get(0);
    assertEquals("400d", acme.get("raw").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "400", "2 y", "-1d", "forever", ""})
  void whatIsNoTimeIsRefusedBeforeAHomeIsMade(String text) {
    CommandRun run = titan("retention", "set", "--raw", text).ended(ExitCode.USAGE);
    assertTrue(run.err().contains("--raw"), run.err());
    assertFalse(Files.exists(home));
  }

  @Test
  void somethingMustBeSaid() {
    titan("retention", "set", "--tenant", "acme").ended(ExitCode.USAGE);
    titan("retention", "apply").ended(ExitCode.FAILED);
  }

  @Test
  void whatIsGoneIsToldWhereItIsMissed() throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("nonsense.ndjson"), "{\"a\": 1}\n{\"a\": 2}\n");
    titan("ingest", file.toString(), "--tenant=acme", "--location=pune").ended(ExitCode.FAILED);
    titan("retention", "set", "--raw", "30d").ended(ExitCode.DONE);
    age();

    JsonNode told = titan("retention", "apply", "--dry-run", "--json").ended(0).json().get(0);
    assertEquals(1, told.get("raw_objects_waiting").asInt());
    CommandRun applied = titan("retention", "apply", "--open-letters").ended(ExitCode.DONE);
    assertTrue(applied.out().contains("the warehouse was written anew"), applied.out());

    String letter =
        titan("dead-letters", "list", "--each", "--json")
            .json()
            .get(0)
            .get("dead_letter_id")
            .asText();
    JsonNode shown = titan("dead-letters", "show", letter, "--json").ended(0).json().get(0);
    assertTrue(shown.get("record_lost").asText().contains("the time for which they are kept"));
    assertEquals("RETENTION", shown.get("gone_because").asText());
    assertTrue(shown.get("gone_at").asText().endsWith("Z"), shown.toString());
    CommandRun replayed = titan("replay", "--all").ended(ExitCode.FAILED);
    assertTrue(replayed.err().contains("their bytes are gone"), replayed.err());
    titan("doctor").ended(ExitCode.DONE);
    assertEquals(1, titan("runs", "list", "--json").ended(ExitCode.DONE).json().size());
  }

  /** Received a year before. */
  private void age() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("update raw_ingest set received_at = received_at - interval 1 year");
    }
  }
}
