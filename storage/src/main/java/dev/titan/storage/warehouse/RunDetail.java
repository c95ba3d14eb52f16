package dev.titan.storage.warehouse;

import java.util.List;

/**
 * One committed run with what became of each input.
 *
 * @param run the run
 * @param inputs its inputs, in the order of its manifest
 * @param codes why records were dead or ignored, over all inputs
 * @param changes what it has changed in the ledger, if it was a replay
 */
public record RunDetail(
    RunRow run, List<InputRow> inputs, List<CodeCount> codes, List<ReplayChange> changes) {
  public RunDetail {
    inputs = List.copyOf(inputs);
    codes = List.copyOf(codes);
    changes = List.copyOf(changes);
  }
}
