package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.StageInBigQuery;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.storage.settings.SettingsText;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Latest;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.PeriodicImpulse;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * The way of a stream's data, from what arrives to a manifest for each window. What arrives is on
 * disk before the pipeline sees it, so that no runner loses it, and only small elements that say
 * where it is go from step to step. Behind the window each run is one like that of any ingest.
 */
final class StreamPipeline {
  /** The one key under which a window is gathered. */
  static final int ALL = 0;

  /** A window is as good as never closed for good: nothing is dropped for being late. */
  private static final Duration NEVER_TOO_LATE = Duration.standardDays(36_500);

  private StreamPipeline() {}

  /** The pipeline of a stream of which one worker takes in what arrives. */
  static Pipeline of(StreamOptions options, StreamPlace place, Feed feed) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Take in what arrives", Read.from(new ArrivalSource(place, feed)))
        .apply("Make runs", new MakeRuns(place, options));
    return pipeline;
  }

  /** From what is kept to manifests, told by the folders of their runs: for all sources. */
  static final class MakeRuns extends PTransform<PCollection<KeptBatch>, PCollection<String>> {
    private static final long serialVersionUID = 1L;

    private final StreamPlace place;

    /** Null where the commit loads what was staged as files. */
    private final StagingTables tables;

    private final long windowMillis;
    private final long mappingsMillis;

    MakeRuns(StreamPlace place, StreamOptions options) {
      this.place = place;
      this.tables = StagingTables.of(SettingsText.read(place.settings())).orElse(null);
      this.windowMillis = options.getWindowMillis();
      this.mappingsMillis = options.getMappingsMillis();
    }

    @Override
    public PCollection<String> expand(PCollection<KeptBatch> kept) {
      PCollectionView<String> mappings = mappings(kept.getPipeline().begin());
      PCollection<String> staged =
          kept.apply("Bring all together", WithKeys.of(ALL))
              .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(KeptBatch.class)))
              .apply("Give it a window", window(Duration.millis(windowMillis)))
              .apply("Gather the window", GroupByKey.create())
              .apply(
                  "Plan its run",
                  ParDo.of(new PlanWindow(place, mappings)).withSideInputs(mappings))
              .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(RunShare.class)))
              .apply("Forget the window", atOnce())
              .apply("Spread the work", GroupByKey.create())
              .apply(
                  "Decode, classify, refine, guard, stage",
                  ParDo.of(new FunnelWindow(place, tables == null)));
      return tables == null
          ? staged
          : staged.apply("Stage in BigQuery", new StageInBigQuery(tables));
    }

    private PCollectionView<String> mappings(PBegin begin) {
      return begin
          .apply(
              "Look at the mappings",
              PeriodicImpulse.create()
                  .startAt(Instant.now())
                  .withInterval(Duration.millis(mappingsMillis)))
          .apply("Pin a snapshot", ParDo.of(new PinMappings(place)))
          .apply("As soon as it is pinned", atOnce())
          .apply("Take the latest", Latest.globally())
          .apply("For all workers", View.asSingleton());
    }
  }

  /**
   * Windows of a fixed length by the time of arrival. A window is closed when it is over, or when
   * its first arrival is older than a window (some sources do not know that nothing is to come);
   * what comes behind that makes a run of its own.
   */
  static <T> Window<T> window(Duration length) {
    return Window.<T>into(FixedWindows.of(length))
        .triggering(
            AfterWatermark.pastEndOfWindow()
                .withEarlyFirings(AfterProcessingTime.pastFirstElementInPane().plusDelayOf(length))
                .withLateFirings(AfterPane.elementCountAtLeast(1)))
        .withAllowedLateness(NEVER_TOO_LATE, Window.ClosingBehavior.FIRE_IF_NON_EMPTY)
        .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
        .discardingFiredPanes();
  }

  private static <T> Window<T> atOnce() {
    return Window.<T>into(new GlobalWindows())
        .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
        .discardingFiredPanes();
  }
}
