package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.QueryResult;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan query}: the ledger in SQL. */
@Command(
    name = "query",
    description = {
      "Answer one SELECT over the warehouse. It can neither change nor reach anything else.",
      "Tables: ledger, daily_rollup, dead_letters, raw_ingest, checkpoints, checkpoint_inputs,",
      "checkpoint_reasons."
    },
    footer = {
      "",
      "Examples:",
      "  titan query \"select category, currency, sum(amount) from ledger group by all\"",
      "  titan query --json \"select * from ledger\" --limit 100000"
    })
final class QueryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SQL", description = "The statement, as one argument.")
  private String sql;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many rows (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "At most so long (default: ${DEFAULT-VALUE}).")
  private int timeout;

  @Override
  public Integer call() {
    if (limit < 1 || timeout < 1) {
      throw new UsageException("--limit and --timeout must be 1 or more");
    }
    QueryResult result =
        common
            .workspace()
            .existing()
            .warehouse()
            .query(sql, new QueryLimits(limit, Duration.ofSeconds(timeout)));
    new QueryPrinter(result).print(common.output());
    if (result.truncated()) {
      common.output().note("there are more rows than these " + limit + "; see --limit");
    }
    return ExitCode.DONE;
  }
}
