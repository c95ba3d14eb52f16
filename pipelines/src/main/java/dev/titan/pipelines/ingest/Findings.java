package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.plan.InputFailure;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.pipelines.plan.WorkUnit;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import java.util.ArrayList;
import java.util.List;

/** What a person should know about a run besides its figures. */
final class Findings {
  private final List<Problem> problems;
  private List<String> discovered = List.of();

  private Findings(List<Problem> problems) {
    this.problems = problems;
  }

  /** The inputs that could not be read, and the schemas that discovery was not sure of. */
  static Findings of(RunPlan plan, List<SchemaDiscovery.Found> found) {
    List<Problem> problems = new ArrayList<>();
    for (WorkUnit unit : plan.units()) {
      for (InputFailure failure : unit.failures()) {
        problems.add(unreadable(plan.draft().inputs().get(failure.input()), failure));
      }
    }
    for (SchemaDiscovery.Found schema : found) {
      if (!schema.proposal().accepted()) {
        problems.add(unsure(schema));
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

  private static Problem unsure(SchemaDiscovery.Found schema) {
    String file = schema.file().origin();
    String shown =
        schema.part() == null || schema.part().isEmpty() ? file : file + "!" + schema.part();
    return new Problem(
        shown,
        ReasonCode.UNMAPPED_SCHEMA.meaning()
            + ", and discovery is not sure how to: "
            + String.join("; ", schema.proposal().why()),
        "see what discovery makes of it, correct the mapping, and ingest the file again",
        false,
        commands(schema));
  }

  /** The three commands that lead on. */
  private static List<String> commands(SchemaDiscovery.Found schema) {
    String tenant = schema.file().tenant();
    String source = schema.file().source() == null ? "" : " --source " + schema.file().source();
    String file = ShellWords.quote(schema.file().origin());
    String id = schema.proposal().mapping() == null ? null : schema.proposal().mapping().id();
    String second =
        id == null
            ? "titan mappings import mapping.json --tenant " + tenant
            : "titan mappings approve " + id + " --tenant " + tenant;
    return List.of(
        "titan discover " + file + source,
        second,
        "titan ingest "
            + file
            + " --tenant "
            + tenant
            + " --location "
            + schema.file().location()
            + source);
  }
}
