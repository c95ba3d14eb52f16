package dev.titan.benchmark.classify;

import dev.titan.pipelines.discover.Discover;
import dev.titan.pipelines.discover.DiscoverReport;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.settings.Settings;
import dev.titan.transforms.discover.Feature;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Lets Titan look at a source as {@code titan discover} does. */
final class Reader {
  /** The corpus is of 2026: what the day of the measurement is must change no figure. */
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private final Settings settings;
  private final Set<Feature> without;

  /** A reader that leaves some features out; none in use. */
  Reader(Settings settings, Set<Feature> without) {
    this.settings = settings;
    this.without = without;
  }

  /** What Titan makes of most of a source's records. */
  DiscoverReport read(LabelledSource source) throws IOException {
    Label.Context context = source.label().context();
    Location place = LocationRegistry.check("bench", "shop", context.zone(), context.currency());
    List<InputFile> files =
        new InputFinder("bench", "shop", null).find(List.of(source.file().toString()));
    List<DiscoverReport> reports = new ArrayList<>();
    new Discover(
            IntakeSettings.of(settings),
            settings.discovery().sampleRecords(),
            file -> place,
            without)
        .run(files, NOW, reports::add);
    return reports.stream()
        .max(Comparator.comparingInt(DiscoverReport::records))
        .orElseThrow(() -> new IOException(source.id() + ": nothing was said of it"));
  }
}
