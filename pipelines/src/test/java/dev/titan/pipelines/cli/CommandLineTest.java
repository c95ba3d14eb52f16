package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for all verbs alike. */
final class CommandLineTest {
  @TempDir private Path folder;

  static Stream<List<String>> verbs() {
    List<List<String>> found = new ArrayList<>();
    collect(new CommandLine(new Titan()), List.of(), found);
    return found.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> found) {
    found.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              collect(below, longer, found);
            });
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHasHelpWithAnExample(List<String> verb) {
    List<String> words = new ArrayList<>(verb);
    words.add(0, "help");
    CommandRun help = CommandRun.of(words.toArray(new String[0])).ended(ExitCode.DONE);
    assertTrue(help.out().contains("Example"), help.out());
    assertTrue(help.out().contains("\n  titan " + String.join(" ", verb)), help.out());
    assertTrue(help.err().isEmpty(), help.err());
  }

  @Test
  void helpAndTheOptionSayTheSame() {
    assertEquals(CommandRun.of("help", "rollup"), CommandRun.of("rollup", "--help"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "help nonsense",
        "mappings",
        "mappings nonsense",
        "query",
        "query select --limit",
        "query select --limit 0",
        "rollup --category NONSENSE",
        "rollup --from yesterday",
        "dead-letters list --reason NONSENSE",
        "locations set acme pune",
        "locations set acme pune --zone Nowhere/Land",
        "locations set acme pune --zone UTC --currency rupees",
        "mappings show orders",
        "mappings show acme/orders --tenant globex"
      })
  void wrongUsageIsSaidBrieflyAndEndsWithTwo(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    CommandRun run = CommandRun.in(folder.resolve("home"), words).ended(ExitCode.USAGE);
    assertTrue(run.out().isEmpty(), run.out());
    assertTrue(run.err().contains("titan: "), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(Files.exists(folder.resolve("home")), "wrong usage must not make a home");
  }

  @Test
  void aMisspeltVerbIsRecognised() {
    CommandRun run = CommandRun.of("ingets").ended(ExitCode.USAGE);
    assertTrue(run.err().contains("titan ingest"), run.err());
    assertTrue(run.err().contains("see: titan help"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mappings list",
        "mappings show acme/orders",
        "mappings export acme/orders",
        "mappings approve acme/p-1",
        "mappings reject acme/p-1",
        "locations list",
        "rules list",
        "query select(1)",
        "rollup",
        "dead-letters list",
        "dead-letters show 1",
        "dead-letters export",
        "runs list",
        "runs show 1"
      })
  void verbsThatOnlyLookMakeNoHome(String line) {
    Path home = folder.resolve("home");
    CommandRun run = CommandRun.in(home, line.split(" ")).ended(ExitCode.FAILED);
    assertTrue(run.out().isEmpty(), run.out());
    assertTrue(run.err().contains("home: " + home), run.err());
    assertTrue(run.err().contains("there is nothing at " + home + " yet"), run.err());
    assertFalse(Files.exists(home));
  }

  @Test
  void theDoctorComesToWhereNothingIs() {
    Path home = folder.resolve("home");
    CommandRun run = CommandRun.in(home, "doctor").ended(ExitCode.DONE);
    assertTrue(run.out().contains("run titan ingest or titan demo"), run.out());
    assertFalse(Files.exists(home));
  }

  @Test
  void optionsMayStandBeforeOrAfterTheVerb() {
    String home = folder.resolve("home").toString();
    CommandRun before = CommandRun.of("--json", "--home", home, "doctor");
    CommandRun after = CommandRun.of("doctor", "--home", home, "--json");
    assertEquals(before, after);
    assertTrue(before.json().get(0).has("level"));
  }

  @Test
  void theLastHomeWins() {
    Path first = folder.resolve("first");
    Path last = folder.resolve("last");
    CommandRun run = CommandRun.of("--home", first.toString(), "doctor", "--home", last.toString());
    assertTrue(run.err().contains("home: " + last), run.err());
  }

  @Test
  void aBrokenSettingIsNamed() throws Exception {
    Files.writeString(folder.resolve("titan.properties"), "commit.minKeys = many\n");
    CommandRun run = CommandRun.in(folder, "rollup").ended(ExitCode.FAILED);
    assertTrue(run.err().contains("commit.minKeys"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }
}
