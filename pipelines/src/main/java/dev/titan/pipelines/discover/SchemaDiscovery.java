package dev.titan.pipelines.discover;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.classify.Decision;
import dev.titan.transforms.decode.DelimitedLayout;
import dev.titan.transforms.discover.ApprovedNames;
import dev.titan.transforms.discover.Discovery;
import dev.titan.transforms.discover.DiscoveryContext;
import dev.titan.transforms.discover.Feature;
import dev.titan.transforms.discover.Hints;
import dev.titan.transforms.discover.Proposal;
import dev.titan.transforms.discover.SchemaSample;
import dev.titan.transforms.discover.ShapeClusters;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Proposes mappings for the shapes in some inputs that no mapping reads. Records of one tenant and
 * source are profiled together, whatever files they came in.
 */
public final class SchemaDiscovery {
  private final Limits limits;
  private final int sampleRecords;
  private final Function<String, List<Mapping>> visible;
  private final Function<InputFile, Location> places;
  private final Set<Feature> without;

  /**
   * A discovery.
   *
   * @param sampleRecords how many records are sampled from the beginning of each part
   * @param visible the mappings that a tenant's records are read with today
   * @param places the location of an input
   */
  public SchemaDiscovery(
      Limits limits,
      int sampleRecords,
      Function<String, List<Mapping>> visible,
      Function<InputFile, Location> places) {
    this(limits, sampleRecords, visible, places, Set.of());
  }

  /** The same without some features, to measure what they are worth. */
  SchemaDiscovery(
      Limits limits,
      int sampleRecords,
      Function<String, List<Mapping>> visible,
      Function<InputFile, Location> places,
      Set<Feature> without) {
    this.without = without;
    this.limits = limits;
    this.sampleRecords = sampleRecords;
    this.visible = visible;
    this.places = places;
  }

  /** A schema that no mapping reads, and what could be made of it. */
  public record Found(InputFile file, String part, SchemaSample sample, Proposal proposal) {}

  /** Which records are profiled together. */
  private record Group(String tenant, String source, boolean delimited) {}

  /** The samples of one group. */
  private record Gathered(InputFile first, Classifier classifier, ShapeClusters clusters) {}

  /**
   * Looks at the inputs of a run.
   *
   * @param receivedAt the run's time of receipt
   * @return the unread schemas, in the order of the inputs
   */
  public List<Found> discover(List<TakenInput> inputs, Instant receivedAt) throws IOException {
    Sampler sampler = new Sampler(limits, sampleRecords);
    Map<Group, Gathered> groups = new LinkedHashMap<>();
    for (TakenInput input : inputs) {
      for (TakenPart part : input.parts()) {
        InputFile file = input.file();
        boolean delimited = part.format() instanceof DelimitedLayout;
        Group group = new Group(file.tenant(), file.source(), delimited);
        Gathered gathered =
            groups.computeIfAbsent(group, g -> gather(file, part, delimited, receivedAt));
        sampler.sample(
            part,
            record -> {
              Decision decision = gathered.classifier().classify(record);
              // What comes near a mapping of the source has drifted: that is a case on that
              // mapping, not a schema to be discovered.
              if (!decision.isMapped() && decision.mapping() == null) {
                gathered.clusters().add(record);
              }
            });
      }
    }
    List<Found> found = new ArrayList<>();
    for (Gathered gathered : groups.values()) {
      for (SchemaSample sample : gathered.clusters().schemas()) {
        String tenant = gathered.first().tenant();
        Proposal proposal =
            Discovery.propose(
                sample,
                context(gathered.first(), receivedAt),
                List.of(ApprovedNames.of(tenant, visible.apply(tenant))));
        found.add(new Found(gathered.first(), sample.hints().partName(), sample, proposal));
      }
    }
    return found;
  }

  private Gathered gather(InputFile file, TakenPart part, boolean delimited, Instant receivedAt) {
    Classifier classifier = new Classifier(visible.apply(file.tenant()), file.source(), receivedAt);
    return new Gathered(file, classifier, new ShapeClusters(hints(file, part, delimited)));
  }

  private static Hints hints(InputFile file, TakenPart part, boolean delimited) {
    String name = file.place().name();
    String list = EnvelopeName.of(part);
    String within = part.name() == null ? list : part.name() + " " + list;
    return new Hints(name, within, file.source(), delimited);
  }

  private DiscoveryContext context(InputFile file, Instant receivedAt) {
    Location place = places.apply(file);
    return new DiscoveryContext(
            file.tenant(), file.source(), place.currency(), place.zone(), receivedAt)
        .without(without);
  }

  /** Looks at one part alone, as if no mapping were there. */
  public List<Found> discoverAlone(InputFile file, TakenPart part, Instant receivedAt)
      throws IOException {
    boolean delimited = part.format() instanceof DelimitedLayout;
    ShapeClusters clusters = new ShapeClusters(hints(file, part, delimited));
    new Sampler(limits, sampleRecords).sample(part, clusters::add);
    List<Found> found = new ArrayList<>();
    for (SchemaSample sample : clusters.schemas()) {
      found.add(
          new Found(
              file, part.name(), sample, Discovery.propose(sample, context(file, receivedAt))));
    }
    return found;
  }
}
