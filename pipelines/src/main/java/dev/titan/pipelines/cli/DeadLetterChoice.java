package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.reason.Stage;
import dev.titan.storage.warehouse.DeadLetterFilter;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Narrows dead letters down on the command line, however they stand. */
final class DeadLetterChoice {
  @Mixin private TenantOption owner;

  @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
  private String source;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only those of this stage: ${COMPLETION-CANDIDATES}.")
  private Stage stage;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Only those for this reason, such as DATE_INVALID.")
  private ReasonCode reason;

  @Option(names = "--run", paramLabel = "ID", description = "Only those that this run saw last.")
  private String run;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only those last received on this day (UTC) or later, such as 2026-11-02.")
  private LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Only those last received on this day (UTC) or earlier.")
  private LocalDate until;

  /** Whether nothing at all narrows the letters down. */
  boolean isOpenToAll() {
    return filter(List.of()).equals(DeadLetterFilter.ALL);
  }

  /**
   * What is wanted.
   *
   * @param ids of these ids; empty does not narrow
   * @throws UsageException if no day can meet the conditions
   */
  DeadLetterFilter filter(List<String> ids) {
    if (since != null && until != null && until.isBefore(since)) {
      throw new UsageException("--until must not lie before --since");
    }
    return new DeadLetterFilter(
        ids, owner.name(), source, name(stage), name(reason), run, null, since, until);
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
