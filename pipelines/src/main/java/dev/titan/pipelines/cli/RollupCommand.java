package dev.titan.pipelines.cli;

import dev.titan.schemas.ledger.Category;
import dev.titan.storage.warehouse.RollupFilter;
import dev.titan.storage.warehouse.RollupRow;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan rollup}: the daily sums. */
@Command(
    name = "rollup",
    description = "Show the daily sums over entries of kind STREAM that are POSTED.",
    footer = {
      "",
      "Examples:",
      "  titan rollup --tenant acme --category SALE --from 2026-11-01 --to 2026-11-30",
      "  titan rollup --totals"
    })
final class RollupCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TenantOption owner;

  @Option(names = "--location", paramLabel = "NAME", description = "Only this location.")
  private String location;

  @Option(names = "--category", paramLabel = "NAME", description = "Only this category.")
  private Category category;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "From this day on, such as 2026-11-01.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Up to and including this day.")
  private LocalDate to;

  @Option(names = "--totals", description = "Sum over the days.")
  private boolean totals;

  @Override
  public Integer call() {
    RollupFilter filter =
        new RollupFilter(
            owner.name(), location, category == null ? null : category.name(), from, to);
    List<RollupRow> rows = common.workspace().existing().warehouse().rollup(filter);
    RollupPrinter printer = new RollupPrinter(rows);
    if (totals) {
      printer.printSummedOverDays(common.output());
    } else {
      printer.print(common.output());
    }
    if (rows.isEmpty()) {
      common.output().note("there are no such sums");
    }
    return ExitCode.DONE;
  }
}
