package dev.titan.storage.warehouse;

import dev.titan.schemas.run.Manifest;
import dev.titan.schemas.run.ManifestJson;
import dev.titan.schemas.run.RunInput;
import java.util.List;

/** What makes a commit fail, in words; none holds a value of a record. */
final class CommitChecks {
  private static final String NOT_THE_DATA =
      ". Nothing was committed. This is a fault of Titan, not of the data: ingest again, and report"
          + " it if it stays so";

  private final String who;
  private final List<RunInput> inputs;

  /**
   * Checks of a commit.
   *
   * @param who what is committed, such as {@code run r1}
   * @param inputs what the input column of its tables counts into
   */
  CommitChecks(String who, List<RunInput> inputs) {
    this.who = who;
    this.inputs = inputs;
  }

  /** The report of a run that is committed already. */
  static CommitReport repeated(Manifest manifest, RunDetail recorded) {
    if (!recorded.run().manifestHash().equals(ManifestJson.hash(manifest))) {
      throw new StagingException(
          "run "
              + manifest.runId()
              + " is committed already, from another manifest; this one must not be applied:"
              + " ingest its inputs under a new run");
    }
    return new CommitReport(recorded, true);
  }

  /** A broken rule, as {@code check_staged.sql} tells it. */
  String problem(Row row) {
    return row.number("row_count") + " " + row.text("problem") + first(row);
  }

  private String first(Row row) {
    Long input = row.nullableNumber("input");
    if (input == null || input < 0 || input >= inputs.size()) {
      return " (of an input that the manifest does not list)";
    }
    return " (first in " + inputs.get(input.intValue()).origin() + ")";
  }

  void refuseContradictions(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new AccountingException(
          who
              + ": the staged rows contradict themselves: "
              + String.join("; ", problems)
              + NOT_THE_DATA);
    }
  }

  /** An account, as {@code unbalanced.sql} tells it. */
  static String account(Row row) {
    return String.format(
        "%s: read %d, but written %d + updated %d + duplicate %d + dead-lettered %d + ignored %d",
        row.text("origin"),
        row.number("read"),
        row.number("written"),
        row.number("updated"),
        row.number("duplicate"),
        row.number("dead_lettered"),
        row.number("ignored"));
  }

  void refuseImbalance(List<String> unbalanced) {
    if (!unbalanced.isEmpty()) {
      throw new AccountingException(
          who
              + " does not balance for "
              + unbalanced.size()
              + " of "
              + inputs.size()
              + " inputs: "
              + unbalanced.get(0)
              + NOT_THE_DATA);
    }
  }
}
