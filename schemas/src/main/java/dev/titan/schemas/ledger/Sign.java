package dev.titan.schemas.ledger;

/** What a category rules about the sign of a number. */
public enum Sign {
  /** The source's sign is kept as it is. */
  ANY,
  /** Zero or more. */
  NOT_NEGATIVE
}
