package dev.titan.schemas.mapping;

/** Documents for tests. */
final class Samples {
  /** A mapping as a person writes it; tests replace pieces of it. */
  static final String ORDERS =
      """
      {"id": "petpooja.orders", "version": 3, "tenant": "acme", "source": "petpooja",
       "category": "SALE", "kind": "STREAM",
       "schemaFingerprint": "00112233445566778899aabbccddeeff",
       "ignore": [{"path": "status", "equals": "draft"}], "volatile": ["printed_at"],
       "personal": {"Customer.phone": "phone"},
       "tables": {"units": {"KG": "kg"}},
       "variants": [
         {"needs": {"Order.orderID": ["string", "number"], "Order.created_on": "string"},
          "fields": {
            "event_id": {"path": "Order.orderID"},
            "event_time": {"parseDateTime": {"path": "Order.created_on"},
                           "pattern": "dd-MM-yyyy HH:mm"},
            "amount": {"parseDecimal": {"path": "Order.total"}, "grouping": ","}},
          "provenance": {"by": "classifier", "confidence": 0.97, "patch": null}}]}
      """;

  private static final String AMOUNT =
      "\"amount\": {\"parseDecimal\": {\"path\": \"Order.total\"}, \"grouping\": \",\"}";

  private Samples() {}

  /** The orders with one operator in place of what reads the amount, for any field. */
  static String withField(String column, String operator) {
    return replace(ORDERS, AMOUNT, "\"" + column + "\": " + operator);
  }

  /** Replaces a piece that must be there. */
  static String replace(String document, String piece, String by) {
    if (!document.contains(piece)) {
      throw new IllegalArgumentException("the sample has no " + piece);
    }
    return document.replace(piece, by);
  }
}
