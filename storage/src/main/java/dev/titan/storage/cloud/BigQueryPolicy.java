package dev.titan.storage.cloud;

import java.util.List;

/**
 * A row access policy.
 *
 * @param name its name
 * @param members whose rows it chooses, such as {@code group:readers@shop.example}
 * @param filter the condition
 */
public record BigQueryPolicy(String name, List<String> members, String filter) {
  public BigQueryPolicy {
    members = List.copyOf(members);
  }
}
