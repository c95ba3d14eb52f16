package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.plan.InputFailure;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a person should know about a run besides its figures. */
final class Findings {
  private final List<Problem> problems;
  private List<String> discovered = List.of();

  private Findings(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * The inputs that could not be read or hold no record, and the schemas that discovery was not
   * sure of.
   */
  static Findings of(RunPlan plan, List<SchemaDiscovery.Found> found, boolean dryRun) {
    List<Problem> problems = new ArrayList<>();
    for (WorkUnit unit : plan.units()) {
      for (InputFailure failure : unit.failures()) {
        problems.add(unreadable(plan.draft().inputs().get(failure.input()), failure));
      }
    }
    problems.addAll(withoutRecords(plan));
    for (SchemaDiscovery.Found schema : found) {
      if (!schema.proposal().accepted()) {
        problems.add(unsure(schema, dryRun));
      }
    }
    return new Findings(problems);
  }

  Findings withDiscovered(List<String> mappings) {
    discovered = mappings;
    return this;
  }

  /** The report, with what was found. */
  IngestReport in(IngestReport report) {
    return new IngestReport(
        report.detail(),
        report.seconds(),
        discovered,
        problems,
        report.dryRun(),
        report.unfinished());
  }

  private static Problem unreadable(RunInput input, InputFailure failure) {
    String file = failure.part() == null ? input.origin() : input.origin() + "!" + failure.part();
    String what = failure.reason().meaning();
    return new Problem(
        file,
        failure.detail() == null ? what : what + ": " + failure.detail(),
        failure.reason().remedy(),
        true,
        List.of());
  }

  /** A file must not end in silence; only who exports it knows whether it should hold records. */
  private static List<Problem> withoutRecords(RunPlan plan) {
    Set<Integer> withRecords = new HashSet<>();
    for (WorkUnit unit : plan.units()) {
      unit.failures().forEach(failure -> withRecords.add(failure.input()));
      unit.slices().forEach(slice -> withRecords.add(plan.parts().get(slice.part()).input()));
    }
    List<RunInput> inputs = plan.draft().inputs();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (!withRecords.contains(i)) {
        problems.add(
            new Problem(
                inputs.get(i).origin(),
                "there is a header or a list, but no record in it",
                "nothing if there was nothing to export; else check the export at its source",
                false,
                List.of()));
      }
    }
    return problems;
  }

  private static Problem unsure(SchemaDiscovery.Found schema, boolean dryRun) {
    String file = schema.file().origin();
    String shown =
        schema.part() == null || schema.part().isEmpty() ? file : file + "!" + schema.part();
    return new Problem(
        shown,
        ReasonCode.UNMAPPED_SCHEMA.meaning()
            + ", and discovery is not sure how to: "
            + String.join("; ", schema.proposal().why()),
        dryRun
            ? "see what discovery makes of it, correct the mapping, and ingest the file"
            : "see what discovery makes of it, correct the mapping, and replay the dead letters",
        false,
        commands(schema, dryRun));
  }

  /** The three commands that lead on. */
  private static List<String> commands(SchemaDiscovery.Found schema, boolean dryRun) {
    InputFile given = schema.file();
    String source =
        given.source() == null ? "" : " " + ShellWords.option("--source", given.source());
    String tenant = " " + ShellWords.option("--tenant", given.tenant());
    String location = " " + ShellWords.option("--location", given.location());
    String file = ShellWords.quote(schema.file().origin());
    String id = schema.proposal().mapping() == null ? null : schema.proposal().mapping().id();
    String second =
        id == null
            ? "titan mappings import mapping.json" + tenant
            : "titan mappings approve " + ShellWords.quote(id) + tenant;
    // A dry run leaves no dead letters.
    String third =
        dryRun
            ? "titan ingest " + file + tenant + location + source
            : ReplayWords.waiting(ReasonCode.UNMAPPED_SCHEMA, given.tenant(), given.source());
    return List.of("titan discover " + file + source, second, third);
  }
}
