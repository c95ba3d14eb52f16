package dev.titan.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.benchmark.replay.History;
import dev.titan.benchmark.run.Machine;
import dev.titan.benchmark.run.Measured;
import dev.titan.benchmark.run.WrongResultException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench replay}: many deliveries that overlap, replayed without a commit. */
@Command(
    name = "replay",
    description = {
      "Measure a replay of all (a dry run) after many deliveries, each of which repeats a part of the",
      "one before. Every delivery is an ingest of its own, so that making them takes its time."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  scripts/bench replay --deliveries 200 --records 1000",
      "  scripts/bench replay --deliveries 1 --files 100000 --records 3"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ReportOptions figures;

  @Option(names = "--deliveries", defaultValue = "200", description = "How many ingests (200).")
  private int deliveries;

  @Option(names = "--files", defaultValue = "1", description = "How many files in each (1).")
  private int files;

  @Option(names = "--records", defaultValue = "1000", description = "Records of a file (1000).")
  private int records;

  @Option(
      names = "--overlap",
      defaultValue = "40",
      description = "How many percent of them the file before has had already (40).")
  private int overlap;

  @Option(names = "--runs", defaultValue = "3", description = "How often to replay (3).")
  private int runs;

  @Override
  public Integer call() throws IOException {
    History.Size size = new History.Size(deliveries, files, records, overlap);
    PrintWriter err = spec.commandLine().getErr();
    History history = History.at(data.folder(), size, err::println);
    String what =
        String.format(
            "replay of %d deliveries of %d files of %d records, %d %% of them again",
            deliveries, files, records, overlap);
    List<String> lines = new ArrayList<>(List.of(Machine.describe(), ""));
    List<String> objects = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Measured took = history.replay();
      check(size, took.output());
      String numbers =
          String.format(
              Locale.ROOT,
              "%.1f s, %.1f s of CPU, %.0f MB",
              took.wallSeconds(),
              took.cpuSeconds(),
              took.peakMegabytes());
      lines.add(what + ": " + numbers);
      objects.add(
          JsonMapper.builder()
              .build()
              .createObjectNode()
              .put("what", what)
              .put("wall_seconds", took.wallSeconds())
              .put("cpu_seconds", took.cpuSeconds())
              .put("peak_mb", took.peakMegabytes())
              .toString());
    }
    figures.publish(lines, objects);
    return 0;
  }

  private static void check(History.Size size, String output) throws IOException {
    JsonNode report = JsonMapper.builder().build().readTree(output.lines().findFirst().orElse(""));
    for (String field : List.of("read", "duplicate")) {
      long found = report.path(field).asLong(-1);
      WrongResultException.require("replay", field, size.delivered(), found);
    }
  }
}
