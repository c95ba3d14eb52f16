package dev.titan.pipelines.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The runbook in {@code docs/operations.md} holds what somebody looks for in it at night. */
final class RunbookTest {
  private static final Pattern TITLE =
      Pattern.compile("^ {6}title +=\\s+\"([^\"]+)\"", Pattern.MULTILINE);
  private static final String ALERTS = "## Alerts";

  private static Page page() throws IOException {
    return Page.read("docs/operations.md");
  }

  /** The lines from a heading to the next one that is not below it. */
  private static Page part(String heading) throws IOException {
    List<String> lines = page().lines();
    int start = lines.indexOf(heading);
    assertTrue(start >= 0, () -> "there is no heading " + heading);
    String mark = heading.substring(0, heading.indexOf(' '));
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).matches("#{1," + mark.length() + "} .*")) {
      end++;
    }
    return new Page(heading, lines.subList(start, end));
  }

  private static List<Snippet> commands(Page part) {
    List<Snippet> commands = new ArrayList<>();
    part.blocks().forEach(block -> commands.addAll(block.lines()));
    commands.removeIf(line -> line.text().isEmpty() || line.text().startsWith("#"));
    return commands;
  }

  /** The alerts that Terraform makes. */
  private static Set<String> alerts() throws IOException {
    String terraform = Files.readString(Page.ROOT.resolve("templates/terraform/alerts.tf"));
    return TITLE
        .matcher(terraform)
        .results()
        .map(title -> title.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyAlertIsExplainedAndNoOther() throws IOException {
    Set<String> explained =
        part(ALERTS).lines().stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring("### ".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    explained.remove("the budget"); // of spend.tf

    assertTrue(explained.size() > 5);
    assertEquals(alerts(), explained);
  }

  @Test
  void everyAlertHasItsFirstThreeCommands() throws IOException {
    for (String alert : alerts()) {
      // What does not exist yet has no commands.
      int expected = alert.equals("healing has stopped itself") ? 0 : 3;
      assertEquals(expected, commands(part("### " + alert)).size(), alert);
    }
  }

  @Test
  void theTasksOfEveryDayAreThere() throws IOException {
    for (String task :
        List.of(
            "### Drain a stream",
            "### Update",
            "### Replay",
            "### Roll back a mapping",
            "### Rotate a key",
            "### Grow to another region")) {
      assertTrue(commands(part(task)).size() > 1, task);
    }
    assertTrue(commands(part("## From an empty project to the first ledger row")).size() > 15);
  }

  @Test
  void everyBlockSaysThatItHoldsCommands() throws IOException {
    for (Page.Block block : page().blocks()) {
      assertTrue(block.isShell() || block.language().equals("hcl"), () -> block.toString());
    }
  }
}
