package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.Warehouse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The letters that a command is to change: named one by one, or by what they have in common. More
 * than one is changed only on a clear word.
 */
final class DeadLetterTargets {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "The letters, by their ids as the list says; or narrow them down as below.")
  private List<String> ids = List.of();

  @Mixin private DeadLetterChoice choice;

  @Option(names = "--yes", description = "Needed if it is more than one letter.")
  private boolean yes;

  /**
   * The letters wanted, of those that stand so.
   *
   * @throws UsageException if nothing says which, or they are many and --yes is not given
   * @throws CommandException if a named one is not there, or stands otherwise
   */
  DeadLetterFilter find(Warehouse warehouse, String status) {
    Set<String> named = new LinkedHashSet<>(ids);
    if (named.isEmpty() && choice.isOpenToAll()) {
      throw new UsageException(
          "say which: name ids, or narrow the letters down, such as with --tenant and --reason");
    }
    named.forEach(id -> requireStatus(warehouse, id, status));
    DeadLetterFilter filter = choice.filter(List.copyOf(named)).withStatus(status);
    if (yes) {
      return filter;
    }
    // To be counted and changed are two steps: the one letter found is pinned by its id.
    List<DeadLetterRow> found = warehouse.deadLetters(filter, 2);
    if (found.size() > 1) {
      long letters =
          warehouse.deadLetterGroups(filter).stream().mapToLong(group -> group.letters()).sum();
      throw new UsageException("these are " + letters + " dead letters; if you mean it, add --yes");
    }
    return found.isEmpty()
        ? filter
        : DeadLetterFilter.of(List.of(found.get(0).id())).withStatus(status);
  }

  private static void requireStatus(Warehouse warehouse, String id, String status) {
    DeadLetterRow letter = KnownLetter.of(warehouse, id);
    if (!letter.history().status().equals(status)) {
      throw new CommandException(
          "dead letter "
              + letter.id()
              + " is "
              + letter.history().status()
              + ", not "
              + status
              + "; nothing was changed");
    }
  }
}
