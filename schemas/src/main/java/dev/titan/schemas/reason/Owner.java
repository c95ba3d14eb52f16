package dev.titan.schemas.reason;

/** Who can mend what a reason code complains of. */
public enum Owner {
  /** The sender of the data. */
  DATA,
  /** Whoever steers Titan: a mapping, a location, a rule. */
  CONFIG,
  /** Titan itself or the machine it runs on. */
  SYSTEM
}
