package dev.titan.benchmark.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a contest, for people and for programs. The first series is what is compared. */
public final class Report {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String title;
  private final long events;
  private final List<Series> all;

  /** The figures of competitors over that many events each. */
  public Report(String title, long events, List<Series> all) {
    this.title = title;
    this.events = events;
    this.all = List.copyOf(all);
  }

  /** A table in Markdown. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + title);
    lines.add("");
    lines.add(
        "| | wall s | spread | events/s | CPU s | peak MB | takes x the time of "
            + all.get(0).name()
            + " | and x the CPU |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (Series series : all) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.0f %% | %,d | %.1f | %.0f | %.2f | %.2f |",
              series.name(),
              wall(series),
              100 * series.spread(),
              Math.round(events / wall(series)),
              series.median(Measured::cpuSeconds),
              series.median(Measured::peakMegabytes),
              all.get(0).pairwise(series, Measured::wallSeconds),
              all.get(0).pairwise(series, Measured::cpuSeconds)));
    }
    lines.add("");
    return lines;
  }

  /** One JSON object for each competitor. */
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    for (Series series : all) {
      ObjectNode line = JSON.createObjectNode();
      line.put("contest", title).put("competitor", series.name()).put("events", events);
      line.put("wall_seconds", decimal(wall(series)));
      line.put("spread", decimal(series.spread()));
      line.put("cpu_seconds", decimal(series.median(Measured::cpuSeconds)));
      line.put("peak_megabytes", decimal(series.median(Measured::peakMegabytes)));
      line.put("wall_ratio", decimal(all.get(0).pairwise(series, Measured::wallSeconds)));
      line.put("cpu_ratio", decimal(all.get(0).pairwise(series, Measured::cpuSeconds)));
      lines.add(line.toString());
    }
    return lines;
  }

  private static double wall(Series series) {
    return series.median(Measured::wallSeconds);
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? null : String.format(Locale.ROOT, "%.3f", value);
  }
}
