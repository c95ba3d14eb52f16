package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterGroup;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan dead-letters list}. */
@Command(
    name = "list",
    description = "Count the dead letters by cause, the largest group first.",
    footer = {
      "",
      "Examples:",
      "  titan dead-letters list",
      "  titan dead-letters list --tenant acme --status ALL --json"
    })
final class DeadLettersListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DeadLetterOptions wanted;

  @Override
  public Integer call() {
    List<DeadLetterGroup> groups =
        common.workspace().existing().warehouse().deadLetterGroups(wanted.filter());
    new DeadLetterPrinter(groups).print(common.output());
    if (!groups.isEmpty()) {
      common.output().note("what to do about one: titan dead-letters show ID");
    }
    return ExitCode.DONE;
  }
}
