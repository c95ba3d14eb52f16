package dev.titan.pipelines.ingest;

import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.settings.Limits;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;

/**
 * The way of a batch run's data, from its work units to its manifest. Bytes become staged rows in
 * one fused step, since handing on each record, or the rows of a whole unit, from step to step
 * costs more than the steps.
 */
public final class IngestPipeline {
  private IngestPipeline() {}

  /**
   * The pipeline of a planned run.
   *
   * @param units the units that are not staged yet
   * @param limits what a record may ask of a worker
   */
  public static Pipeline of(IngestOptions options, List<WorkUnit> units, Limits limits) {
    Path folder = Path.of(options.getRunFolder());
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("List the work", Create.of(units).withCoder(SerializableCoder.of(WorkUnit.class)))
        .apply("Spread it", Reshuffle.viaRandomKey())
        .apply(
            "Decode, classify, refine, guard, stage",
            ParDo.of(new FunnelUnits(folder, Path.of(options.getHome()), limits)))
        .apply("Wait for all units", Count.globally())
        .apply("Close the manifest", ParDo.of(new CloseManifest(folder)))
        .setCoder(StringUtf8Coder.of());
    return pipeline;
  }
}
