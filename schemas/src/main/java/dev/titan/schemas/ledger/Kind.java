package dev.titan.schemas.ledger;

/**
 * Whether an entry happened once or describes how things stand. Rollups sum only {@link #STREAM}.
 */
public enum Kind {
  /** Something that happened: a sale, a payment, a shift. */
  STREAM,
  /** How something stands: a stock count, a price list, a customer. */
  STATE
}
