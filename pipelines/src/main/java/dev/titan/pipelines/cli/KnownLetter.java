package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.Warehouse;

/** Finds the letter that a person names. */
final class KnownLetter {
  private KnownLetter() {}

  /**
   * The letter of that id.
   *
   * @throws CommandException if there is none
   */
  static DeadLetterRow of(Warehouse warehouse, String id) {
    return warehouse
        .deadLetter(id)
        .orElseThrow(
            () ->
                new CommandException(
                    "there is no dead letter "
                        + Table.printable(id)
                        + "; titan dead-letters list names one of each cause, with --each all of"
                        + " them"));
  }
}
