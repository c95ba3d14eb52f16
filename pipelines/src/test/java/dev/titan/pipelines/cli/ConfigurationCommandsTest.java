package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code titan locations} and {@code titan rules}. */
final class ConfigurationCommandsTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void nameHome() {
    home = folder.resolve("home");
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  private String rules(String json) throws IOException {
    return Files.writeString(folder.resolve("rules.json"), json).toString();
  }

  @Test
  void aLocationIsSetAndListed() {
    titan("locations", "set", "acme", "pune", "--zone", "Asia/Kolkata", "--currency", "inr")
        .ended(ExitCode.DONE);
    JsonNode listed = titan("locations", "list", "--json").ended(ExitCode.DONE).json().get(0);
    assertEquals("pune", listed.get("location").asText());
    assertEquals("Asia/Kolkata", listed.get("zone").asText());
    assertEquals("INR", listed.get("currency").asText());
  }

  @Test
  void whatIsLeftOutStays() {
    titan("locations", "set", "acme", "pune", "--zone", "Asia/Kolkata", "--currency", "INR");
    titan("locations", "set", "acme", "pune", "--currency", "USD").ended(ExitCode.DONE);
    JsonNode now = titan("locations", "list", "--json").json().get(0);
    assertEquals("Asia/Kolkata", now.get("zone").asText());
    assertEquals("USD", now.get("currency").asText());
    titan("locations", "set", "acme", "pune", "--currency", "").ended(ExitCode.DONE);
    assertTrue(titan("locations", "list", "--json").json().get(0).get("currency").isNull());
  }

  @Test
  void aNewLocationNeedsAZone() {
    CommandRun run = titan("locations", "set", "acme", "pune", "--currency", "INR");
    assertTrue(run.ended(ExitCode.USAGE).err().contains("--zone"), run.err());
  }

  @Test
  void rulesAreSetReplacedAndListed() throws IOException {
    String two =
        """
        [{"id": "small", "when": "category == 'EXPENSE'", "require": "amount_minor < 100000"},
         {"id": "named", "require": "description != ''"}]
        """;
    titan("rules", "set", "--tenant", "acme", rules(two)).ended(ExitCode.DONE);
    List<JsonNode> listed = titan("rules", "list", "--json").ended(ExitCode.DONE).json();
    assertEquals(2, listed.size());
    assertEquals("true", listed.get(1).get("when").asText());

    titan("rules", "set", "--tenant", "acme", rules("[]")).ended(ExitCode.DONE);
    assertTrue(titan("rules", "list", "--json").json().isEmpty());
  }

  @Test
  void theSameRulesAreNoNewVersion() throws IOException {
    String file = rules("[{\"id\": \"named\", \"require\": \"description != ''\"}]");
    titan("rules", "set", "--tenant", "acme", file).ended(ExitCode.DONE);
    JsonNode again = titan("rules", "set", "--tenant", "acme", file, "--json").json().get(0);
    assertEquals(1, again.get("version").asInt());
    assertFalse(again.get("changed").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[7]",
        "[{\"id\": \"a\"}]",
        "[{\"id\": \"a\", \"require\": true}]",
        "[{\"id\": \"a\", \"require\": \"true\", \"wehn\": \"true\"}]",
        "[{\"id\": \"a\", \"id\": \"b\", \"require\": \"true\"}]",
        "[{\"id\": \"a b\", \"require\": \"true\"}]",
        "[{\"id\": \"a\", \"require\": \"true\"}, {\"id\": \"a\", \"require\": \"true\"}]",
        "[{\"id\": \"a\", \"require\": \"true\"}] []",
        "[",
        ""
      })
  void whatIsNoListOfRulesIsRefused(String json) throws IOException {
    CommandRun run = titan("rules", "set", "--tenant", "acme", rules(json)).ended(ExitCode.USAGE);
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(Files.exists(home));
  }

  @Test
  void aRuleThatDoesNotCompileIsRefused() throws IOException {
    String file = rules("[{\"id\": \"odd\", \"require\": \"amount_minor <\"}]");
    CommandRun run = titan("rules", "set", "--tenant", "acme", file).ended(ExitCode.FAILED);
    assertTrue(run.err().contains("odd"), run.err());
    assertFalse(Files.exists(home));
  }
}
