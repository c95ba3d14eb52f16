package dev.titan.pipelines.discover;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.schemas.place.Location;
import dev.titan.storage.objects.Folders;
import dev.titan.transforms.discover.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at files as if Titan had no mapping yet, and says how it would read them. Keeps nothing.
 */
public final class Discover {
  private final IntakeSettings settings;
  private final int sampleRecords;
  private final Function<InputFile, Location> places;
  private final Set<Feature> without;

  /**
   * A look at files.
   *
   * @param sampleRecords how many records are looked at in each part
   * @param places the location of a file
   */
  public Discover(
      IntakeSettings settings, int sampleRecords, Function<InputFile, Location> places) {
    this(settings, sampleRecords, places, Set.of());
  }

  /** The same without some features, to measure what they are worth. */
  public Discover(
      IntakeSettings settings,
      int sampleRecords,
      Function<InputFile, Location> places,
      Set<Feature> without) {
    this.without = without;
    this.settings = settings;
    this.sampleRecords = sampleRecords;
    this.places = places;
  }

  /** Looks at the files and tells of each as soon as it is done. */
  public void run(List<InputFile> files, Instant now, Consumer<DiscoverReport> tell)
      throws IOException {
    Path work = Files.createTempDirectory("titan-discover-");
    try {
      Intake intake = new Intake(null, work, settings);
      for (InputFile file : files) {
        TakenInput input = intake.take(List.of(file), size -> {}).get(0);
        for (TakenInput.Failure failure : input.failures()) {
          tell.accept(refused(file, failure));
        }
        for (TakenPart part : input.parts()) {
          look(file, part, now).forEach(tell);
        }
      }
    } finally {
      Folders.deleteTree(work);
    }
  }

  private List<DiscoverReport> look(InputFile file, TakenPart part, Instant now)
      throws IOException {
    SchemaDiscovery discovery =
        new SchemaDiscovery(settings.limits(), sampleRecords, tenant -> List.of(), places, without);
    List<SchemaDiscovery.Found> found = discovery.discoverAlone(file, part, now);
    if (found.isEmpty()) {
      List<String> why = List.of("there is no record in it that could be read");
      return List.of(new DiscoverReport(file.origin(), part.name(), 0, null, List.of(), null, why));
    }
    List<DiscoverReport> reports = new ArrayList<>();
    for (SchemaDiscovery.Found schema : found) {
      reports.add(report(schema, part, now));
    }
    return reports;
  }

  private DiscoverReport report(SchemaDiscovery.Found schema, TakenPart part, Instant now)
      throws IOException {
    InputFile file = schema.file();
    LedgerPreview preview = new LedgerPreview(settings.limits(), now, places.apply(file));
    List<Map<String, Object>> rows =
        schema.proposal().mapping() == null
            ? List.of()
            : preview.rows(part, schema.proposal().mapping(), file.source());
    String shape =
        schema.sample().shapes().entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(Map.Entry::getKey)
            .orElse(null);
    return new DiscoverReport(
        file.origin(),
        part.name(),
        schema.sample().records(),
        schema.proposal(),
        rows,
        shape,
        schema.proposal().why());
  }

  private static DiscoverReport refused(InputFile file, TakenInput.Failure failure) {
    String why = failure.reason().meaning() + ": " + failure.detail();
    return new DiscoverReport(
        file.origin(), failure.part(), 0, null, List.of(), null, List.of(why));
  }
}
