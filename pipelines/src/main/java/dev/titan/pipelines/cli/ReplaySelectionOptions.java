package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.reason.Stage;
import dev.titan.storage.warehouse.RawSelection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What to replay. Conditions add up: an object must meet all of them. */
final class ReplaySelectionOptions {
  @Option(names = "--run", paramLabel = "ID", description = "What this run delivered.")
  private String run;

  @Option(names = "--tenant", paramLabel = "NAME", description = "What is of this tenant.")
  private String tenant;

  @Option(names = "--source", paramLabel = "NAME", description = "What is of this source.")
  private String source;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "What was first received on this day (UTC) or later, such as 2026-11-02.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "What was first received on this day (UTC) or earlier.")
  private LocalDate to;

  @Option(names = "--raw", paramLabel = "ID", description = "This raw object; may be repeated.")
  private List<String> rawIds = new ArrayList<>();

  @Option(names = "--all", description = "Everything.")
  private boolean all;

  @Option(
      names = "--dead-letters",
      description = "What holds open dead letters; --stage and --reason narrow them.")
  private boolean deadLetters;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "With --dead-letters: of this stage: ${COMPLETION-CANDIDATES}.")
  private Stage stage;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "With --dead-letters: for this reason, such as DATE_INVALID.")
  private ReasonCode reason;

  @Option(
      names = "--dead-letter",
      paramLabel = "ID",
      description = "What holds this dead letter, however often it was tried; may be repeated.")
  private List<String> letterIds = new ArrayList<>();

  @Option(
      names = "--max-tries",
      paramLabel = "N",
      description =
          "With --dead-letters: leave out those that so many replays have left dead (default: the"
              + " setting replay.maxTries).")
  private Integer maxTries;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The first N raw objects, or with --dead-letters the N oldest letters.")
  private Integer limit;

  /**
   * Whether it asks for whatever waits rather than for something that somebody has named: then
   * there may be nothing.
   */
  boolean isWhatWaits() {
    return deadLetters && letterIds.isEmpty() && rawIds.isEmpty() && run == null;
  }

  /**
   * What is wanted.
   *
   * @param usualMaxTries the number of tries that holds if none is given
   * @throws UsageException if nothing says what, or the options contradict one another
   */
  RawSelection selection(int usualMaxTries) {
    boolean ofLetters = deadLetters || !letterIds.isEmpty();
    boolean narrowed =
        run != null
            || tenant != null
            || source != null
            || from != null
            || to != null
            || !rawIds.isEmpty()
            || ofLetters;
    if (!narrowed && !all) {
      throw new UsageException(
          "say what to replay: --run, --source, --from and --to, --raw, --tenant, --dead-letters,"
              + " --dead-letter, or --all");
    }
    if (narrowed && all) {
      throw new UsageException("--all leaves nothing to choose; leave it out, or the rest");
    }
    if (!ofLetters && (stage != null || reason != null || maxTries != null)) {
      throw new UsageException("--stage, --reason and --max-tries go with --dead-letters");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new UsageException("--to must not lie before --from");
    }
    requireAtLeastOne("--limit", limit);
    requireAtLeastOne("--max-tries", maxTries);
    return new RawSelection(
        tenant, source, run, from, to, rawIds, ofLetters ? letters(usualMaxTries) : null, limit);
  }

  private RawSelection.Letters letters(int usualMaxTries) {
    return new RawSelection.Letters(
        letterIds,
        stage == null ? null : stage.name(),
        reason == null ? null : reason.name(),
        maxTries == null ? usualMaxTries : maxTries);
  }

  private static void requireAtLeastOne(String option, Integer value) {
    if (value != null && value < 1) {
      throw new UsageException(option + " must be 1 or more");
    }
  }
}
