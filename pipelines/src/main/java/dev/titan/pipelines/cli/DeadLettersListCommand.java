package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterGroup;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan dead-letters list}. */
@Command(
    name = "list",
    description = {
      "Count the dead letters by cause, the largest group first.",
      "One cause is one tenant, source, stage and reason, one mapping, and one field of it;",
      "of records that no mapping is known for, one shape."
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters list",
      "  titan dead-letters list --tenant acme --status ALL --json",
      "  titan dead-letters list --each --reason DATE_INVALID --since 2026-11-01"
    })
final class DeadLettersListCommand implements Callable<Integer> {
  private static final int USUAL_LIMIT = 100;

  @Mixin private CommonOptions common;
  @Mixin private DeadLetterOptions wanted;

  @Option(names = "--each", description = "List single letters, oldest first, not groups.")
  private boolean each;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --each: the most letters (default: " + USUAL_LIMIT + ").")
  private Integer limit;

  @Override
  public Integer call() {
    if (limit != null && (!each || limit < 1)) {
      throw new UsageException("--limit goes with --each, and must be 1 or more");
    }
    DeadLetterFilter filter = wanted.filter();
    Warehouse warehouse = common.workspace().existing().warehouse();
    boolean any = each ? listEach(warehouse, filter) : listGroups(warehouse, filter);
    if (any) {
      common.output().note("what to do about one: titan dead-letters show ID");
    }
    return ExitCode.DONE;
  }

  private boolean listGroups(Warehouse warehouse, DeadLetterFilter filter) {
    List<DeadLetterGroup> groups = warehouse.deadLetterGroups(filter);
    new DeadLetterPrinter(common.output()).groups(groups);
    return !groups.isEmpty();
  }

  private boolean listEach(Warehouse warehouse, DeadLetterFilter filter) {
    int most = limit == null ? USUAL_LIMIT : limit;
    // One more than wanted tells whether there are more.
    int asked = most == Integer.MAX_VALUE ? most : most + 1;
    List<DeadLetterRow> letters = warehouse.deadLetters(filter, asked);
    boolean more = letters.size() > most;
    new DeadLetterPrinter(common.output()).letters(more ? letters.subList(0, most) : letters);
    if (more) {
      common.output().note("there are more than these " + most + "; see --limit");
    }
    return !letters.isEmpty();
  }
}
