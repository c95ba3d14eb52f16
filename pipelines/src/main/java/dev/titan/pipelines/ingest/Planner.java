package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.pipelines.plan.InputFailure;
import dev.titan.pipelines.plan.PlannedPart;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.UnitPacker;
import dev.titan.pipelines.plan.UnitSlice;
import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.registry.MappingSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the plan of a run. */
final class Planner {
  private final IntakeSettings settings;

  Planner(IntakeSettings settings) {
    this.settings = settings;
  }

  /** What identifies a run. */
  record Identity(String runId, String requestHash, Instant receivedAt) {}

  /** The plan of a run over these inputs, read with this configuration. */
  RunPlan plan(Identity identity, List<TakenInput> taken, RunPlan.Config config) {
    List<RunInput> inputs = new ArrayList<>();
    List<PlannedPart> parts = new ArrayList<>();
    UnitPacker packer = new UnitPacker(settings.rangeBytes(), settings.filesPerUnit());
    for (TakenInput input : taken) {
      int number = inputs.size();
      inputs.add(input(input, identity.receivedAt()));
      for (TakenInput.Failure failure : input.failures()) {
        packer.add(
            new InputFailure(
                number, failure.part(), failure.ordinal(), failure.reason(), failure.detail()));
      }
      for (TakenPart part : input.parts()) {
        int partNumber = parts.size();
        parts.add(new PlannedPart(number, part.name(), part.file().toString(), part.format()));
        part.ranges().forEach(range -> packer.add(new UnitSlice(partNumber, range)));
      }
    }
    MappingSnapshot snapshot = MappingSnapshot.of(config.mappings());
    Manifest draft =
        new Manifest(
            identity.runId(),
            "ingest",
            identity.receivedAt(),
            snapshot.hash(),
            RunContextIndex.contextsOf(inputs, snapshot::visibleTo),
            inputs,
            List.of(),
            0);
    return new RunPlan(draft, identity.requestHash(), parts, packer.finish(), config);
  }

  private static RunInput input(TakenInput taken, Instant receivedAt) {
    String source = taken.file().source();
    String tenant = taken.file().tenant();
    String location = taken.file().location();
    String rawId =
        Hashes.of("raw", tenant, location, source == null ? "" : source, taken.contentHash());
    return new RunInput(
        rawId,
        tenant,
        location,
        source,
        taken.file().origin(),
        taken.contentHash(),
        taken.bytes(),
        taken.format(),
        receivedAt,
        0,
        taken.payload(),
        taken.stored(),
        Map.of());
  }
}
