package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow.Resolution;
import dev.titan.storage.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan dead-letters discard}. */
@Command(
    name = "discard",
    description = {
      "End the wait of open letters whose records shall not become entries.",
      "Who did so, when and why is kept with them. Delivered or replayed again they stay discarded;",
      "titan dead-letters reopen takes it back. The original bytes stay where they are."
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters discard ID --reason-text \"a test order of the till's maker\"",
      "  titan dead-letters discard --tenant acme --reason RECORD_RAGGED --yes \\",
      "      --reason-text \"delivered again in the export of 2 November\""
    })
final class DeadLettersDiscardCommand implements Callable<Integer> {
  private static final int MAX_TEXT = 500;

  @Mixin private CommonOptions common;
  @Mixin private DeadLetterTargets targets;

  @Option(
      names = "--reason-text",
      paramLabel = "TEXT",
      required = true,
      description = "Why, in a few words for the record. Name nobody in it.")
  private String why;

  @Override
  public Integer call() {
    String text = why.strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new UsageException("--reason-text needs 1 to " + MAX_TEXT + " characters");
    }
    Warehouse warehouse = common.workspace().existing().warehouse();
    DeadLetterFilter filter = targets.find(warehouse, "OPEN");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String user = Environment.ofProcess().user();
    long letters = warehouse.discardDeadLetters(filter, new Resolution(text, now, user));
    print(letters, user);
    return ExitCode.DONE;
  }

  private void print(long letters, String user) {
    Output output = common.output();
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("discarded", letters);
      json.put("resolved_by", user);
      output.object(json);
    } else {
      output.line("discarded " + letters + " dead letters");
    }
  }
}
