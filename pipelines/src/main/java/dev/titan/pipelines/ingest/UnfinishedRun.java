package dev.titan.pipelines.ingest;

import java.util.List;

/**
 * A run that an ingest or replay has tried to finish, and could not.
 *
 * @param runId the run
 * @param attempts how often it has been tried
 * @param failed whether it is marked as failed, so that nobody tries again
 * @param why what went wrong the last time, without personal data
 * @param origin what it was to do
 */
public record UnfinishedRun(String runId, int attempts, boolean failed, String why, Origin origin) {
  private static final int NAMED_INPUTS = 5;

  /**
   * What a run was to do.
   *
   * @param inputs where its inputs came from; empty if its plan cannot be read
   * @param command the command that asks for the same again; null if its files must be ingested
   */
  public record Origin(List<String> inputs, String command) {
    static final Origin UNKNOWN = new Origin(List.of(), null);

    public Origin {
      inputs = List.copyOf(inputs);
    }
  }

  /** Where its inputs came from; empty if its plan cannot be read. */
  public List<String> inputs() {
    return origin.inputs();
  }

  /** What happened, as a sentence. */
  public String what() {
    return failed
        ? "run " + runId + " has failed and will not be tried again (tried " + times() + "): " + why
        : "run " + runId + " could not be finished (tried " + times() + "): " + why;
  }

  /** What to do. */
  public String remedy() {
    if (origin.command() != null) {
      return failed
          ? "nothing of it is in the ledger: see to the cause, then replay again: "
              + origin.command()
          : "see to the cause; the next titan ingest or titan replay tries again";
    }
    return failed
        ? "nothing of it is in the ledger, and its original bytes are kept: see to the cause, then"
            + " ingest its files again: "
            + named()
        : "see to the cause; the next titan ingest tries again. Its files: " + named();
  }

  private String times() {
    return attempts == 1 ? "once" : attempts + " times";
  }

  private String named() {
    List<String> inputs = inputs();
    if (inputs.isEmpty()) {
      return "see plan.json in its folder";
    }
    int more = inputs.size() - NAMED_INPUTS;
    String first = String.join(", ", inputs.subList(0, Math.min(NAMED_INPUTS, inputs.size())));
    return more > 0 ? first + " and " + more + " more (in plan.json of its folder)" : first;
  }
}
