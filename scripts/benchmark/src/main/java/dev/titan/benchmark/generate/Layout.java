package dev.titan.benchmark.generate;

/** How the events lie in files. */
public enum Layout {
  /** Four files of NDJSON in which the vendors are mixed. */
  NDJSON,
  /** The same events as CSV, a file for each vendor. */
  CSV,
  /** NDJSON of many tenants, a file for each, which has a mapping of its own. */
  TENANTS
}
