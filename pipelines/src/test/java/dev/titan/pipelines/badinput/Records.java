package dev.titan.pipelines.badinput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ordinary orders, as JSON literals. Each value that must not show in a message is a canary. */
final class Records {
  /** Stands in every record; no message may hold it. */
  static final String CANARY = "canary-kx81";

  /** Part of every amount, likewise. */
  static final String CANARY_DIGITS = "7391.46";

  private Records() {}

  static List<Map<String, String>> orders(int count) {
    List<Map<String, String>> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> order = new LinkedHashMap<>();
      order.put("order_id", "\"ORD-" + (1000 + i) + "\"");
      order.put("created_at", String.format("\"2026-11-%02dT12:%02d:00Z\"", 1 + i % 20, i % 60));
      order.put("total_amount", "\"" + (1 + i % 9) + CANARY_DIGITS + "\"");
      order.put("payment_status", i % 3 == 0 ? "\"open\"" : "\"paid\"");
      order.put("item", "\"" + CANARY + " dosa " + i % 4 + "\"");
      orders.add(order);
    }
    return orders;
  }

  /** The orders with another literal in every second record. */
  static List<Map<String, String>> with(String key, String literal) {
    List<Map<String, String>> orders = orders(12);
    for (int i = 1; i < orders.size(); i += 2) {
      orders.get(i).put(key, literal);
    }
    return orders;
  }
}
