package dev.titan.schemas.run;

/** The three kinds of staged rows. Their columns stand in {@code sql/duckdb/load.sql}. */
public enum StagedTable {
  /** One row per line of an entry. */
  ENTRIES("entries"),
  /** One row per dead record, or per dead input (ordinal 0). */
  DEAD("dead"),
  /** One row per ignored record. */
  IGNORED("ignored");

  private final String json;

  StagedTable(String json) {
    this.json = json;
  }

  /** The name in the manifest. */
  public String json() {
    return json;
  }

  /**
   * The table of that name in the manifest.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static StagedTable ofJson(String json) {
    for (StagedTable table : values()) {
      if (table.json.equals(json)) {
        return table;
      }
    }
    throw new IllegalArgumentException("there is no staged table '" + json + "'");
  }
}
