package dev.titan.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.benchmark.query.Answers;
import dev.titan.benchmark.query.LargeLedger;
import dev.titan.benchmark.run.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench query}: from a question to its answer. */
@Command(
    name = "query",
    description = "Ask a large ledger what dashboards ask, and tell p50, p99 and bytes read.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  scripts/bench query --entries 2000000 --runs 20"})
final class QueryCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private DataOptions data;
  @Mixin private ReportOptions report;

  @Option(names = "--entries", defaultValue = "20000000", description = "Of the ledger (20000000).")
  private long entries;

  @Option(names = "--runs", defaultValue = "100", description = "How often each is asked (100).")
  private int runs;

  @Override
  public Integer call() throws IOException {
    Path file = LargeLedger.at(data.folder(), entries);
    List<Answers> all = Answers.ask(file, entries, runs);
    List<String> lines = new ArrayList<>(List.of(Machine.describe(), ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "### %,d entries in a warehouse of %,d MB, each question %d times",
            entries,
            Files.size(file) / 1_000_000,
            runs));
    lines.addAll(
        List.of("", "| question | p50 ms | p99 ms | MB read | rows |", "|---|---|---|---|---|"));
    List<String> objects = new ArrayList<>();
    for (Answers each : all) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.0f | %.1f | %.0f |",
              each.question(),
              each.p50(),
              each.p99(),
              each.megabytes(),
              each.rows()));
      objects.add(json(each));
    }
    lines.add("");
    report.publish(lines, objects);
    return 0;
  }

  private static String json(Answers answers) {
    ObjectNode line = JSON.createObjectNode();
    line.put("question", answers.question());
    line.put("p50_ms", String.format(Locale.ROOT, "%.3f", answers.p50()));
    line.put("p99_ms", String.format(Locale.ROOT, "%.3f", answers.p99()));
    line.put("megabytes_read", String.format(Locale.ROOT, "%.3f", answers.megabytes()));
    line.put("rows", String.format(Locale.ROOT, "%.1f", answers.rows()));
    return line.toString();
  }
}
