package dev.titan.schemas.run;

import static dev.titan.schemas.parquet.ColumnType.BIGINT;
import static dev.titan.schemas.parquet.ColumnType.BYTES;
import static dev.titan.schemas.parquet.ColumnType.DATE;
import static dev.titan.schemas.parquet.ColumnType.DECIMAL;
import static dev.titan.schemas.parquet.ColumnType.INTEGER;
import static dev.titan.schemas.parquet.ColumnType.JSON;
import static dev.titan.schemas.parquet.ColumnType.KEY;
import static dev.titan.schemas.parquet.ColumnType.TEXT;
import static dev.titan.schemas.parquet.ColumnType.TIMESTAMP;

import dev.titan.schemas.parquet.Column;
import java.util.List;

/** The kinds of staged rows, each staged as Parquet files. */
public enum StagedTable {
  /** One row per line of an entry. */
  ENTRIES(
      "entries",
      new Column("context", INTEGER),
      new Column("input", INTEGER),
      new Column("ordinal", BIGINT),
      new Column("line", INTEGER),
      new Column("key_base", KEY),
      new Column("event_id", KEY),
      new Column("source_hash", KEY),
      new Column("location_id", TEXT),
      new Column("category", TEXT),
      new Column("status", TEXT),
      new Column("event_time", TIMESTAMP),
      new Column("event_date", DATE),
      new Column("updated_at", TIMESTAMP),
      new Column("amount", DECIMAL),
      new Column("currency", TEXT),
      new Column("quantity", DECIMAL),
      new Column("unit", TEXT),
      new Column("description", TEXT),
      new Column("counterparty", TEXT),
      new Column("reference", TEXT),
      new Column("attributes", JSON),
      new Column("content_hash", KEY)),
  /** One row per dead record, or per dead input (ordinal 0). */
  DEAD(
      "dead",
      new Column("input", INTEGER),
      new Column("ordinal", BIGINT),
      new Column("context", INTEGER),
      new Column("stage", TEXT),
      new Column("reason", TEXT),
      new Column("field", TEXT),
      new Column("detail", TEXT),
      new Column("part", TEXT),
      new Column("record_line", BIGINT),
      new Column("byte_length", BIGINT),
      new Column("record_hash", KEY),
      new Column("shape", TEXT),
      new Column("payload", BYTES)),
  /** One row per ignored record. */
  IGNORED(
      "ignored",
      new Column("input", INTEGER),
      new Column("ordinal", BIGINT),
      new Column("code", TEXT)),
  /** The original bytes of a small input, which go with its row into the warehouse. */
  PAYLOADS("payloads", new Column("input", INTEGER), new Column("payload", BYTES));

  private final String json;
  private final List<Column> columns;

  StagedTable(String json, Column... columns) {
    this.json = json;
    this.columns = List.of(columns);
  }

  /** The name in the manifest. */
  public String json() {
    return json;
  }

  /** The columns of its rows, in their order. */
  public List<Column> columns() {
    return columns;
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
