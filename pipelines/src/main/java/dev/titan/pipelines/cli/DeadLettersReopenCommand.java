package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan dead-letters reopen}. */
@Command(
    name = "reopen",
    description = {
      "Let discarded letters wait again.",
      "Why they had been discarded is forgotten with it; replays try them as before."
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters reopen ID",
      "  titan dead-letters reopen --tenant acme --reason RECORD_RAGGED --yes"
    })
final class DeadLettersReopenCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DeadLetterTargets targets;

  @Override
  public Integer call() {
    Warehouse warehouse = common.workspace().existing().warehouse();
    DeadLetterFilter filter = targets.find(warehouse, "DISCARDED");
    long letters = warehouse.reopenDeadLetters(filter);
    Output output = common.output();
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("reopened", letters);
      output.object(json);
    } else {
      output.line("reopened " + letters + " dead letters");
    }
    return ExitCode.DONE;
  }
}
