package dev.titan.benchmark.generate;

/** The four systems that send events, each in a schema of its own. */
public enum Vendor {
  /** Tills: nested objects, ISO times, amounts as text with a currency mark. */
  POS,
  /** A bank: flat, day before month, amounts as numbers. */
  BANK,
  /** An ERP: epoch milliseconds, amounts in minor units. */
  ERP,
  /** A web shop: ids in a header, a list of lines, compact dates. */
  D2C;

  /** The name in mappings and file names. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What its event ids begin with. */
  char prefix() {
    return (char) ('a' + ordinal());
  }
}
