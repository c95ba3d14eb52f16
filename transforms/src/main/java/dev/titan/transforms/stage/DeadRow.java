package dev.titan.transforms.stage;

import dev.titan.schemas.reason.ReasonCode;

/**
 * Why a record, or a whole input, is a dead letter. No field holds a value of the record.
 *
 * @param reason why
 * @param context the index of the mapping's context, or -1 where no mapping was found
 * @param field the path or ledger field concerned, or null
 * @param detail what is wrong, for a person, or null
 * @param shape the record's shape fingerprint, or null where it could not be read
 */
public record DeadRow(ReasonCode reason, int context, String field, String detail, String shape) {
  /** A record that could not be decoded. */
  public static DeadRow undecoded(ReasonCode reason, String detail) {
    return new DeadRow(reason, -1, null, detail, null);
  }

  /** A record that no mapping, or more than one, reads. */
  public static DeadRow unclassified(ReasonCode reason, String detail, String shape) {
    return new DeadRow(reason, -1, null, detail, shape);
  }
}
