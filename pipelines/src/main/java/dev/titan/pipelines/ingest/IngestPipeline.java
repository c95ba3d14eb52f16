package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.pipelines.staging.StagingTables;
import dev.titan.schemas.settings.Limits;
import dev.titan.storage.objects.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The way of a batch run's data, from its work units to its manifest. Bytes become staged rows in
 * one fused step, since handing on each record, or the rows of a whole unit, from step to step
 * costs more than the steps.
 *
 * <p>Two groupings are all that lies between the steps: the first spreads the work, the second
 * waits for it. Beam's Reshuffle and Count would do the same in a dozen steps, each of which the
 * embedded runner translates anew for every bundle: a tenth of all work of a large ingest.
 */
public final class IngestPipeline {
  /** Beyond so many shares, more would only cost: a runner keeps books on each. */
  private static final int MAX_SHARES = 256;

  private IngestPipeline() {}

  /**
   * The pipeline of a planned run.
   *
   * @param units the units that are not staged yet
   * @param limits what a record may ask of a worker
   */
  public static Pipeline of(IngestOptions options, List<WorkUnit> units, Limits limits) {
    Path folder = PathText.path(options.getRunFolder());
    Pipeline pipeline = Pipeline.create(options);
    staged(pipeline, units, limits)
        .apply("Close the manifest", ParDo.of(new CloseManifest(folder)));
    return pipeline;
  }

  /**
   * The pipeline of a planned run that writes the staging tables of BigQuery itself.
   *
   * @param units the units that are not staged yet
   * @param limits what a record may ask of a worker
   * @param tables where its rows go
   */
  public static Pipeline into(
      StagingTables tables, IngestOptions options, List<WorkUnit> units, Limits limits) {
    String folder = options.getRunFolder();
    Pipeline pipeline = Pipeline.create(options);
    staged(pipeline, units, limits)
        .apply(
            "Name the run", MapElements.into(TypeDescriptors.strings()).via(everything -> folder))
        .apply("Stage in BigQuery", new StageInBigQuery(tables));
    return pipeline;
  }

  /**
   * Gives one element when all units are staged as files. Only their numbers go through the
   * pipeline: the plan says what they are, and a run of terabytes has so many of them that an
   * engine would refuse the job.
   */
  private static PCollection<KV<Integer, Iterable<Integer>>> staged(
      Pipeline pipeline, List<WorkUnit> units, Limits limits) {
    IngestOptions options = pipeline.getOptions().as(IngestOptions.class);
    Path folder = PathText.path(options.getRunFolder());
    return pipeline
        .apply(
            "Number the work",
            Create.of(shares(units.stream().map(WorkUnit::id).toList()))
                .withCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(VarIntCoder.of()))))
        .apply("Spread the numbers", GroupByKey.create())
        .apply(
            "Decode, classify, refine, guard, stage",
            ParDo.of(new FunnelUnits(folder, PathText.path(options.getHome()), limits)))
        .apply("Wait for all units", GroupByKey.create());
  }

  /**
   * Units in shares of about equal work; one share at least, so that a run without any ends.
   *
   * @param <T> what stands for a unit
   */
  public static <T> Map<Integer, List<T>> shares(List<T> units) {
    int count = Math.max(1, Math.min(units.size(), MAX_SHARES));
    Map<Integer, List<T>> shares = new TreeMap<>();
    for (int share = 0; share < count; share++) {
      shares.put(share, new ArrayList<>());
    }
    for (int i = 0; i < units.size(); i++) {
      shares.get(i % count).add(units.get(i));
    }
    return shares;
  }
}
