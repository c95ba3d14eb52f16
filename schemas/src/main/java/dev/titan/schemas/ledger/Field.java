package dev.titan.schemas.ledger;

/** The fields of an entry that a mapping may fill. Everything else is technical. */
public enum Field {
  EVENT_ID("event_id", 256),
  EVENT_TIME("event_time", 0),
  UPDATED_AT("updated_at", 0),
  AMOUNT("amount", 0),
  CURRENCY("currency", 3),
  QUANTITY("quantity", 0),
  UNIT("unit", 64),
  DESCRIPTION("description", 4096),
  COUNTERPARTY("counterparty", 512),
  REFERENCE("reference", 512),
  LOCATION_ID("location_id", 128),
  STATUS("status", 0),
  CATEGORY("category", 0);

  private final String column;
  private final int maxLength;

  Field(String column, int maxLength) {
    this.column = column;
    this.maxLength = maxLength;
  }

  /** The name in mappings, in the ledger and in the JSON that commands print. */
  public String column() {
    return column;
  }

  /** The greatest length of a text in UTF-8 bytes, or 0 where the field is no text. */
  public int maxLength() {
    return maxLength;
  }

  /**
   * The field of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Field ofColumn(String column) {
    for (Field field : values()) {
      if (field.column.equals(column)) {
        return field;
      }
    }
    throw new IllegalArgumentException("there is no ledger field '" + column + "'");
  }
}
