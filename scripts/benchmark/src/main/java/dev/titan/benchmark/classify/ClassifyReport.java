package dev.titan.benchmark.classify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.transforms.discover.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What became of a corpus, for people and for programs. */
public final class ClassifyReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double BIN = 0.1;

  private final List<Verdict> verdicts;
  private final Set<String> tunedVendors;
  private final double sourcesPerSecond;
  private final Map<Feature, Figures> without = new EnumMap<>(Feature.class);
  private double thousandRowsMillis = Double.NaN;

  private ClassifyReport(List<Verdict> verdicts, Set<String> tunedVendors, double perSecond) {
    this.verdicts = verdicts;
    this.tunedVendors = tunedVendors;
    this.sourcesPerSecond = perSecond;
  }

  /**
   * Lets Titan read a corpus.
   *
   * @param half {@code tuning}, {@code test} or {@code all}
   */
  public static ClassifyReport of(Path corpus, String half) throws IOException {
    List<LabelledSource> all = SourceCorpus.read(corpus);
    Set<String> tuned = new TreeSet<>();
    all.stream().filter(s -> s.half().equals("tuning")).forEach(s -> tuned.add(s.vendor()));
    List<LabelledSource> chosen =
        all.stream().filter(s -> half.equals("all") || half.equals(s.half())).toList();
    long begin = System.nanoTime();
    List<Verdict> verdicts = judge(chosen, Set.of());
    long nanos = Math.max(1, System.nanoTime() - begin);
    return new ClassifyReport(verdicts, tuned, verdicts.size() * 1e9 / nanos);
  }

  /** Measures as well what each feature is worth, and how long a thousand rows take. */
  public ClassifyReport withMeasurements() throws IOException {
    List<LabelledSource> sources = verdicts.stream().map(Verdict::source).toList();
    for (Feature feature : Feature.values()) {
      without.put(feature, new Figures(judge(sources, EnumSet.of(feature))));
    }
    thousandRowsMillis = ThousandRows.medianMillis(new Reader(settings(), Set.of()));
    return this;
  }

  private static List<Verdict> judge(List<LabelledSource> sources, Set<Feature> without)
      throws IOException {
    Reader reader = new Reader(settings(), without);
    List<Verdict> verdicts = new ArrayList<>();
    for (LabelledSource source : sources) {
      verdicts.add(Judge.judge(source, reader.read(source)));
    }
    return verdicts;
  }

  /** Titan as it comes, whatever the settings of this machine say. */
  private static Settings settings() {
    Path nowhere = Path.of("").toAbsolutePath();
    return SettingsLoader.load(Environment.of(Map.of(), Map.of(), nowhere), Map.of()).settings();
  }

  /** All of it. */
  public Figures figures() {
    return new Figures(verdicts);
  }

  /**
   * Tables in Markdown.
   *
   * @param listed how many of the worst sources to list; -1 for all that are wrong somewhere, -2
   *     for all
   */
  public List<String> lines(int listed) {
    List<String> lines = new ArrayList<>(Figures.head());
    lines.add(figures().row("all"));
    lines.add(
        new Figures(
                verdicts.stream().filter(v -> !tunedVendors.contains(v.source().vendor())).toList())
            .row("vendors unseen in tuning"));
    lines.add("");
    lines.addAll(calibration());
    lines.add("");
    if (!without.isEmpty()) {
      lines.addAll(Figures.head());
      without.forEach(
          (feature, figures) ->
              lines.add(figures.row("without " + feature.name().toLowerCase(Locale.ROOT))));
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%.1f ms for 1,000 rows (reading, profile, decision, first entries; warm, median)",
              thousandRowsMillis));
    }
    lines.add(String.format(Locale.ROOT, "%.1f sources per second", sourcesPerSecond));
    lines.add("");
    verdicts.stream()
        .filter(v -> listed == -2 || badness(v) > 0)
        .sorted(
            Comparator.comparingInt(ClassifyReport::badness)
                .reversed()
                .thenComparing(v -> v.source().id()))
        .limit(listed < 0 ? Long.MAX_VALUE : listed)
        .forEach(v -> lines.addAll(describe(v)));
    return lines;
  }

  /** What is silently wrong is the worst; then what is wrong; then what is refused. */
  private static int badness(Verdict verdict) {
    int refused = verdict.expect() == Label.Expect.ACCEPT && !verdict.accepted() ? 1 : 0;
    return (verdict.isSilentlyWrong() ? 100 : 0) + verdict.wrong().size() * 2 + refused;
  }

  private static List<String> describe(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s%s: %s %s %.2f, label %s %s",
            verdict.isSilentlyWrong() ? "SILENTLY WRONG " : "",
            verdict.source().id(),
            verdict.accepted() ? "accepted" : "refused",
            verdict.category(),
            verdict.confidence(),
            verdict.expect(),
            verdict.source().label().category()));
    verdict.wrong().forEach(text -> lines.add("    wrong: " + text));
    verdict.why().forEach(text -> lines.add("    said: " + text));
    return lines;
  }

  private List<String> calibration() {
    List<String> lines = new ArrayList<>(List.of("| said | sources | right |", "|---|---|---|"));
    for (int bin = 0; bin < 10; bin++) {
      double low = bin * BIN;
      Figures in =
          new Figures(
              verdicts.stream()
                  .filter(v -> v.confidence() >= low - 1e-9 && v.confidence() < low + BIN - 1e-9)
                  .toList());
      if (!in.verdicts().isEmpty()) {
        double said = in.verdicts().stream().mapToDouble(Verdict::confidence).average().orElse(0);
        double right = (double) in.count(Verdict::isRight) / in.verdicts().size();
        lines.add(
            String.format(Locale.ROOT, "| %.2f | %d | %.2f |", said, in.verdicts().size(), right));
      }
    }
    return lines;
  }

  /** One JSON object for each source, and one for all. */
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      ObjectNode line = JSON.createObjectNode();
      line.put("source", verdict.source().id()).put("expect", verdict.expect().name());
      line.put("accepted", verdict.accepted()).put("category", verdict.category().name());
      line.put("confidence", verdict.confidence()).put("right", verdict.isRight());
      line.putPOJO("wrong", verdict.wrong());
      lines.add(line.toString());
    }
    Figures all = figures();
    ObjectNode line = JSON.createObjectNode();
    line.put("sources", verdicts.size()).put("accepted", all.accepted());
    line.put("junk_refused", all.junkRefused()).put("silently_wrong", all.silentlyWrong());
    for (Verdict.Point point : Verdict.Point.values()) {
      line.put(point.name().toLowerCase(Locale.ROOT), all.right(point, false));
      line.put(point.name().toLowerCase(Locale.ROOT) + "_fair", all.right(point, true));
    }
    line.put("sources_per_second", sourcesPerSecond);
    if (!without.isEmpty()) {
      line.put("thousand_rows_ms", thousandRowsMillis);
    }
    lines.add(line.toString());
    return lines;
  }
}
