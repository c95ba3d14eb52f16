package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.Refusal;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.pipelines.plan.InputFailure;
import dev.titan.pipelines.plan.PlannedPart;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.RunRequest;
import dev.titan.pipelines.plan.UnitPacker;
import dev.titan.pipelines.plan.UnitSlice;
import dev.titan.schemas.hash.Hashes;
import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.RunInput;
import dev.titan.schemas.run.StagedFile;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.registry.VisibleMappings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the plan of a run. */
public final class Planner {
  private final IntakeSettings settings;
  private final Path home;

  /** A planner for runs in a home, which cuts work as the settings say. */
  public Planner(IntakeSettings settings, Path home) {
    this.settings = settings;
    this.home = home;
  }

  /** As a path within the home: a restored one may lie elsewhere. */
  private String inHome(Path file) {
    return file.startsWith(home) ? home.relativize(file).toString() : PathText.of(file);
  }

  /**
   * What identifies a run.
   *
   * @param runId its id
   * @param mode what kind of run it is, as {@link Manifest#mode()}
   * @param request what was asked for
   * @param createdAt when it was planned
   */
  public record Identity(String runId, String mode, RunRequest request, Instant createdAt) {}

  /**
   * The plan of a run.
   *
   * @param inputs its inputs
   * @param taken what intake made of each of them
   * @param payloads the staged files that hold the bytes of small inputs
   * @param config what they are read with
   */
  public RunPlan plan(
      Identity identity,
      List<RunInput> inputs,
      List<TakenInput> taken,
      List<StagedFile> payloads,
      RunPlan.Config config) {
    List<PlannedPart> parts = new ArrayList<>();
    UnitPacker packer = new UnitPacker(settings.rangeBytes(), settings.filesPerUnit());
    for (int i = 0; i < taken.size(); i++) {
      int number = i;
      TakenInput input = taken.get(i);
      for (TakenInput.Failure failure : input.failures()) {
        packer.add(
            new InputFailure(
                number, failure.part(), failure.ordinal(), failure.reason(), failure.detail()));
      }
      for (TakenPart part : input.parts()) {
        int partNumber = parts.size();
        parts.add(
            new PlannedPart(
                number,
                part.name(),
                inHome(part.file()),
                part.format(),
                input.declaredId().orElse(null)));
        part.ranges().forEach(range -> packer.add(new UnitSlice(partNumber, range)));
      }
    }
    Manifest draft =
        new Manifest(
            identity.runId(),
            identity.mode(),
            identity.createdAt(),
            config.snapshot(),
            RunContextIndex.contextsOf(inputs, new VisibleMappings(config.mappings())::to),
            inputs,
            payloads,
            0);
    return new RunPlan(draft, identity.request(), parts, packer.finish(), config);
  }

  /** An input that is delivered now. */
  public static RunInput input(TakenInput taken, Instant receivedAt) {
    String source = taken.file().source();
    String tenant = taken.file().tenant();
    String location = taken.file().location();
    String rawId = rawId(taken, tenant, location, source == null ? "" : source);
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
        taken.stored(),
        taken.file().attributes());
  }

  /**
   * The same bytes for the same place are one raw object; but not two messages that name different
   * events, and what was refused is none with what was not.
   */
  private static String rawId(TakenInput taken, String... place) {
    List<String> parts = new ArrayList<>(List.of("raw"));
    parts.addAll(List.of(place));
    parts.add(taken.contentHash());
    Map<String, String> attributes = taken.file().attributes();
    for (String name : List.of(RunInput.EVENT_ID, Refusal.ATTRIBUTE)) {
      if (attributes.containsKey(name)) {
        parts.add(name);
        parts.add(attributes.get(name));
      }
    }
    return Hashes.of(parts.toArray(new String[0]));
  }
}
