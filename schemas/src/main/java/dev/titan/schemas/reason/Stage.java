package dev.titan.schemas.reason;

/** The step of the pipeline at which a record, or a whole input, left the way to the ledger. */
public enum Stage {
  /** Bytes to records. */
  DECODE,
  /** Which mapping reads this record. */
  CLASSIFY,
  /** The operators of the mapping. */
  REFINE,
  /** The constraints of the category and the tenant's own rules. */
  GUARD
}
