package dev.titan.pipelines.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command in the documentation is found, and told with its place. */
final class BrokenCommandsTest {
  @TempDir private Path folder;

  private List<String> problems(String... lines) throws IOException {
    return new CommandCheck(folder.resolve("home"))
        .page(new Page("docs/some.md", List.of(lines)))
        .problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "titan ingets bills.csv # 'titan' does not know ingets",
        "titan runs # 'titan runs' needs a verb",
        "titan runs shwo RUN # 'titan runs' does not know shwo",
        "titan ingest bills.csv --tennant acme # 'titan ingest' does not know --tennant",
        "titan schema apply # 'titan schema apply': Missing required options: '--pipeline-account=EMAIL', '--reader-group=EMAIL'",
        "titan mappings show acme/a --version N # 'titan mappings show': Invalid value for option '--version': 'N' is not an int",
        "titan replay --reason DATE_INVALID --tenant acme # titan: --stage, --reason and --max-tries go with --dead-letters",
        "titan mappings export a.b # titan: say whose mapping it is: TENANT/a.b, or --tenant",
        "titan template list strem # titan: there is no template 'strem'; there are ingest, stream, stream-objects, replay, discover",
        "scripts/bensh query # there is no script scripts/bensh",
        "titan runs list | jqq . # commands.txt knows no program jqq",
        "gcloud dataflow jobs drian JOB --region=europe-west3 # no command in commands.txt is called so",
        "gcloud dataflow jobs drain JOB --regoin=europe-west3 # 'gcloud dataflow jobs drain' has no flag --regoin",
        "gcloud dataflow jobs drain --region=europe-west3 # 'gcloud dataflow jobs drain' needs 1 arguments",
        "gcloud dataflow jobs list --status=actve # --status cannot be 'actve'",
        "gcloud dataflow jobs list active # 'gcloud dataflow jobs list' takes no 'active'",
        "gcloud run jobs execute titan-replay --wait=yes # --wait takes no value",
        "gcloud run jobs execute titan-replay --region # --region needs a value",
        "gcloud run jobs execute titan-replay --args=replay,--al # 'titan replay' does not know --al",
        "mvn pakage # 'mvn' knows no 'pakage'",
        "titan query 'select 1 # a quote is not closed"
      })
  void itIsTold(String command, String problem) throws IOException {
    List<String> found = problems("Text.", "```sh", "titan doctor", command, "```");

    assertEquals(1, found.size(), found::toString);
    String words = found.get(0).replaceFirst(" see: titan help.* in: ", " in: ");
    assertEquals("docs/some.md:4: " + problem + " in: " + command, words);
  }

  @Test
  void aLineThatGoesOnIsToldWhereItBegins() throws IOException {
    assertEquals(
        List.of(
            "docs/some.md:2: 'titan runs list' does not know --limt"
                + " in: TITAN_CLOUD=1 titan runs list  --limt 5"),
        problems("```", "TITAN_CLOUD=1 titan runs list \\", "  --limt 5 # few", "```").stream()
            .map(problem -> problem.replace(" # few", ""))
            .toList());
  }

  @Test
  void commandsWithinCommandsAreSeen() throws IOException {
    assertEquals(
        List.of(
            "docs/some.md:2: there is no script scripts/flink-clutser"
                + " in: titan doctor --home \"$(scripts/flink-clutser start)\""),
        problems("```", "titan doctor --home \"$(scripts/flink-clutser start)\"", "```"));
  }

  @Test
  void theRunningTextMayLeaveOutWhatIsNeededAndMayNotMisspell() throws IOException {
    assertEquals(
        List.of(
            "docs/some.md:2: 'titan schema' does not know chekc in: titan schema chekc",
            "docs/some.md:3: 'titan erase' does not know --persn in: titan erase --persn"),
        problems(
            "With `titan schema apply` and `gcloud dataflow`,",
            "`titan schema diff|chekc`, and `titan",
            "discover`, then `titan erase --persn`."));
  }

  @Test
  void anEllipsisStandsForWhatIsNeeded() throws IOException {
    assertEquals(List.of(), problems("```", "titan template build ingest ...", "```"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"titan heal", "titan serve"})
  void whatDoesNotExistYetMayOnlyBeTalkedAbout(String command) throws IOException {
    assertEquals(List.of(), problems("There is no `" + command + "` yet."));
    assertEquals(1, problems("```", command, "```").size());
  }

  @Test
  void blocksOfSomethingElseAreLeftAlone() throws IOException {
    assertEquals(
        List.of(), problems("```", "project = \"titan", "```", "```json", "titan nonsense", "```"));
  }
}
