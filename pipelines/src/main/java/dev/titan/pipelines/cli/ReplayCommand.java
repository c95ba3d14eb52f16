package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.UnfinishedRun;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.replay.FixedRate;
import dev.titan.pipelines.replay.Replay;
import dev.titan.pipelines.replay.ReplayReport;
import dev.titan.pipelines.replay.ReplayRequest;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan replay}: what was received is read again. */
@Command(
    name = "replay",
    description = {
      "Read again what was received, through the mappings of today, and replace in place all that it",
      "had brought about. Nothing is added twice; what has not changed stays as it was.",
      "Raw objects that tell of the same events are taken in too. Exit code 1 if what was named holds",
      "nothing to replay; --dead-letters alone may find nothing."
    },
    footer = {
      "",
      "Examples:",
      "  titan replay --dead-letters --reason CURRENCY_UNKNOWN --dry-run",
      "  titan replay --source petpooja --from 2026-11-01 --to 2026-11-30",
      "  titan replay --all --mappings-of 20261123-095702-3f9a1c",
      "  titan replay --dead-letters --every 6h"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private RunnerOptions runner;
  @Mixin private ReplaySelectionOptions selection;

  @Option(
      names = "--mappings-of",
      paramLabel = "RUN",
      description = "Read with the mappings of this run instead of those of today.")
  private String mappingsOf;

  @Option(
      names = "--snapshot",
      paramLabel = "HASH",
      description = "Read with this mapping snapshot instead of the mappings of today.")
  private String snapshot;

  @Option(
      names = "--dry-run",
      description = "Tell what would change, with the first rows side by side, and commit nothing.")
  private boolean dryRun;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "With --dry-run: the rows of N events of each kind (default: ${DEFAULT-VALUE}).")
  private int show;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "Replay now and again at this rate, such as 6h, until Ctrl-C.")
  private Duration every;

  @Option(
      names = "--fail-on-dead-letters",
      description = "Exit with code 3 if a replayed record is dead.")
  private boolean failOnDeadLetters;

  @Override
  public Integer call() throws IOException {
    runner.giveTo(common);
    if (mappingsOf != null && snapshot != null) {
      throw new UsageException("give --mappings-of or --snapshot, not both");
    }
    if (show < 0) {
      throw new UsageException("--show must be 0 or more");
    }
    RawSelection wanted = selection.selection(common.settings().replay().maxTries());
    Installation installation = common.workspace().existing();
    ReplayRequest request = new ReplayRequest(wanted, snapshot(installation), dryRun, show);
    if (every != null) {
      return repeat(installation, request);
    }
    ReplayResult result = new ReplayResult(replay(installation, request));
    result.print(common.output());
    return result.exitCode(failOnDeadLetters, selection.isWhatWaits());
  }

  private String snapshot(Installation installation) {
    return mappingsOf == null
        ? snapshot
        : installation
            .warehouse()
            .run(mappingsOf)
            .map(detail -> detail.run().mappingSnapshot())
            .orElseThrow(
                () ->
                    new CommandException(
                        "there is no committed run " + mappingsOf + "; see titan runs list"));
  }

  /** Runs that could not be finished are told in any case, also where this one fails too. */
  private ReplayReport replay(Installation installation, ReplayRequest request) throws IOException {
    List<UnfinishedRun> unfinished = new ArrayList<>();
    try {
      return common.withProgress(
          progress -> new Replay(installation, progress, unfinished::add).run(request));
    } finally {
      for (UnfinishedRun run : unfinished) {
        common.output().note(run.what());
        common.output().note("  to do: " + run.remedy());
      }
    }
  }

  private int repeat(Installation installation, ReplayRequest request) {
    Output output = common.output();
    try (Interrupt interrupt = Interrupt.listen(output)) {
      new FixedRate(every, System::nanoTime, interrupt::stayFor)
          .run(() -> round(installation, request));
    }
    return ExitCode.DONE;
  }

  /** A round that fails is told and does not end the others. */
  private void round(Installation installation, ReplayRequest request) {
    Output output = common.output();
    try {
      new ReplayResult(replay(installation, request)).printLine(output);
    } catch (IOException | RuntimeException e) {
      Failures.report(e, output.err(), common.debug());
    }
    output.flush();
  }
}
