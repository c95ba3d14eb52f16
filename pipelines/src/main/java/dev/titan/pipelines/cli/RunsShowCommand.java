package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.schemas.reason.IgnoreCode;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.warehouse.CodeCount;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.InputRow;
import dev.titan.storage.warehouse.RunDetail;
import dev.titan.storage.warehouse.RunRow;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code titan runs show}. */
@Command(
    name = "show",
    description =
        "Show what one run has read, input by input, and why records are dead or ignored.",
    footer = {"", "Example:", "  titan runs show 20261123-095702-3f9a1c"})
final class RunsShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "The id of the run.")
  private String id;

  @Override
  public Integer call() {
    Installation installation = common.workspace().existing();
    Optional<RunDetail> committed = installation.warehouse().run(id);
    if (committed.isPresent()) {
      if (common.output().json()) {
        common.output().object(RunJson.of(committed.get()));
      } else {
        print(common.output(), committed.get());
      }
    } else {
      uncommitted(installation.runs());
    }
    return ExitCode.DONE;
  }

  private static void print(Output output, RunDetail detail) {
    RunRow run = detail.run();
    output.line("run " + run.runId() + " (" + run.mode() + "), committed at " + run.committedAt());
    output.line("mappings " + run.mappingSnapshot());
    output.line("");
    Table inputs =
        new Table(
                "input",
                "tenant",
                "location",
                "read",
                "written",
                "updated",
                "duplicate",
                "dead",
                "ignored",
                "entries")
            .uncut();
    for (InputRow input : detail.inputs()) {
      row(inputs, input.origin(), input.tenant(), input.location(), input.counts());
    }
    row(inputs, "all", "", "", run.counts());
    output.table(inputs);
    if (!detail.codes().isEmpty()) {
      Table reasons = new Table("outcome", "code", "records", "meaning").uncut();
      for (CodeCount code : detail.codes()) {
        reasons.row(code.outcome(), code.code(), code.records(), meaning(code));
      }
      output.line("");
      output.table(reasons);
    }
    if (!detail.changes().isEmpty()) {
      output.line("");
      output.table(ReplayResult.changes(detail.changes()));
    }
  }

  private static void row(
      Table table, String origin, String tenant, String location, Counts counts) {
    table.row(
        origin,
        tenant,
        location,
        counts.read(),
        counts.written(),
        counts.updated(),
        counts.duplicate(),
        counts.deadLettered(),
        counts.ignored(),
        counts.entries());
  }

  private static String meaning(CodeCount code) {
    return code.outcome().equals("IGNORED")
        ? IgnoreCode.valueOf(code.code()).meaning()
        : ReasonCode.valueOf(code.code()).meaning();
  }

  private void uncommitted(Runs runs) {
    Runs.Listed run =
        runs.list().stream()
            .filter(listed -> listed.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new CommandException("there is no run " + id + "; see titan runs list"));
    RunTrouble trouble = RunTrouble.of(runs, id);
    Output output = common.output();
    if (output.json()) {
      output.object(trouble.json(run.id(), run.state()));
      return;
    }
    output.line("run " + run.id() + ": " + RunJson.state(run.state()) + ", not in the warehouse");
    if (trouble.why() != null) {
      output.line("why: " + Table.printable(trouble.why()));
    }
    if (trouble.busy()) {
      output.note("somebody works on it");
    } else if (run.state().isOpen()) {
      output.note("tried " + trouble.attempts() + " times; the next titan ingest tries again");
    }
  }
}
