package dev.titan.wire.bigquery;

import java.util.List;

/**
 * A row access policy of a table. It is told, and not enforced: who asks is not known here.
 *
 * @param name its name
 * @param grantees whose rows it chooses, such as {@code group:readers@shop.example}
 * @param filter the condition, as it was written
 */
public record RowPolicy(String name, List<String> grantees, String filter) {
  public RowPolicy {
    grantees = List.copyOf(grantees);
  }
}
