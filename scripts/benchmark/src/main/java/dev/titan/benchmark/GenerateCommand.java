package dev.titan.benchmark;

import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.DatasetSpec;
import dev.titan.benchmark.generate.Layout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench generate}: events in files. */
@Command(
    name = "generate",
    description = "Write the events of a benchmark, the same bytes for the same seed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/bench generate --events 500000 --format csv"})
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Option(names = "--events", defaultValue = "2000000", description = "How many (2000000).")
  private long events;

  @Option(names = "--format", defaultValue = "ndjson", description = "ndjson or csv.")
  private Layout layout;

  @Option(names = "--tenants", defaultValue = "1", description = "How many tenants (1).")
  private int tenants;

  @Option(names = "--seed", defaultValue = "42", description = "The seed (42).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    Layout wanted = tenants > 1 ? Layout.TENANTS : layout;
    Dataset made = data.dataset(new DatasetSpec(wanted, events, tenants, seed));
    spec.commandLine().getOut().println(made.events() + " " + made.expected());
    return 0;
  }
}
