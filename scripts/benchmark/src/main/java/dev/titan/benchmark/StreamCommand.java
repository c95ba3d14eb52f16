package dev.titan.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.benchmark.run.Folders;
import dev.titan.benchmark.run.Machine;
import dev.titan.benchmark.stream.Feed;
import dev.titan.benchmark.stream.LandingFeed;
import dev.titan.benchmark.stream.PubsubFeed;
import dev.titan.benchmark.stream.StreamRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench stream}: what a stream bears, and how long an event takes to the ledger. */
@Command(
    name = "stream",
    description = {
      "Measure titan stream: events per second while a backlog is filled up, and then, at half of that",
      "rate, the time from the publication of each event to its commit. From a landing folder (files of 200",
      "events) and from a local Pub/Sub server in this process (messages of one event)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  scripts/bench stream",
      "  scripts/bench stream --from landing --tenants 1,10000 --events 400000 --seconds 30"
    })
final class StreamCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ReportOptions report;

  /** Where events come from. */
  private enum Source {
    LANDING,
    PUBSUB
  }

  @Option(
      names = "--from",
      split = ",",
      defaultValue = "landing,pubsub",
      description = "landing, pubsub, or both (both).")
  private List<Source> sources;

  @Option(
      names = "--tenants",
      split = ",",
      defaultValue = "1,100,10000",
      description = "How many tenants, with a mapping each (1,100,10000).")
  private List<Integer> tenants;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "Of the backlog in files (1000000).")
  private long events;

  @Option(
      names = "--messages",
      defaultValue = "100000",
      description = "Of the backlog of messages (100000).")
  private long messages;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long the backlog is filled up, and then events come at a rate (60).")
  private int seconds;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "So many per second; 0 for half of what the backlog has shown (0).")
  private int rate;

  @Option(names = "--window", defaultValue = "5", description = "Seconds of a window (5).")
  private int window;

  @Override
  public Integer call() throws IOException {
    List<String> lines = new ArrayList<>(List.of(Machine.describe(), ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "### Streams: windows of %d s; a backlog of %,d events or %,d messages, then a rate, %d s each",
            window,
            events,
            messages,
            seconds));
    lines.addAll(
        List.of(
            "",
            "| from | tenants | events/s | x the first | CPU s per million | x the first | then events/s"
                + " | p50 s | p95 s | p99 s |",
            "|---|---|---|---|---|---|---|---|---|---|"));
    List<String> objects = new ArrayList<>();
    for (Source source : sources) {
      StreamRun.Outcome first = null;
      for (int each : tenants) {
        StreamRun.Outcome outcome = measure(source, each);
        first = first == null ? outcome : first;
        lines.add(line(source, each, outcome, first));
        objects.add(json(source, each, outcome));
        spec.commandLine().getErr().println(lines.get(lines.size() - 1));
      }
    }
    lines.add("");
    report.publish(lines, objects);
    return 0;
  }

  private StreamRun.Outcome measure(Source source, int count) throws IOException {
    Files.createDirectories(data.folder());
    Path folder = Files.createTempDirectory(data.folder(), "stream-");
    StreamRun.Load load =
        new StreamRun.Load(
            source == Source.LANDING ? events : messages,
            seconds,
            rate,
            Duration.ofSeconds(window));
    try (Feed feed =
        source == Source.LANDING
            ? new LandingFeed(folder.resolve("landing"), count)
            : new PubsubFeed(count)) {
      StreamRun.Outcome outcome =
          StreamRun.inNewHome(data.folder(), count, folder).measure(feed, load);
      Folders.delete(folder); // what a failure leaves behind stays, to be looked at
      return outcome;
    }
  }

  private static String line(
      Source source, int count, StreamRun.Outcome outcome, StreamRun.Outcome first) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %.2f | %.1f | %.2f | %,d | %.1f | %.1f | %.1f |",
        source.name().toLowerCase(Locale.ROOT),
        count,
        outcome.eventsPerSecond(),
        outcome.eventsPerSecond() / first.eventsPerSecond(),
        outcome.cpuPerMillion(),
        outcome.cpuPerMillion() / first.cpuPerMillion(),
        outcome.rate(),
        outcome.millis().p50() / 1e3,
        outcome.millis().p95() / 1e3,
        outcome.millis().p99() / 1e3);
  }

  private static String json(Source source, int count, StreamRun.Outcome outcome) {
    return JSON.createObjectNode()
        .put("from", source.name().toLowerCase(Locale.ROOT))
        .put("tenants", count)
        .put("events_per_second", outcome.eventsPerSecond())
        .put("cpu_seconds_per_million", outcome.cpuPerMillion())
        .put("steady_rate", outcome.rate())
        .put("p50_ms", outcome.millis().p50())
        .put("p95_ms", outcome.millis().p95())
        .put("p99_ms", outcome.millis().p99())
        .toString();
  }
}
