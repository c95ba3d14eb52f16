package dev.titan.storage.warehouse;

/** The warehouse in BigQuery cannot do that with this version of Titan. */
final class NotYetException extends WarehouseException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception.
   *
   * @param what what cannot be done, up to "the warehouse in BigQuery"
   */
  NotYetException(String what) {
    super(what + " the warehouse in BigQuery with this version of Titan; see docs/bigquery.md");
  }
}
