package dev.titan.storage.warehouse;

import java.util.Set;

/**
 * A person of a tenant, and where the search in original bytes has found them.
 *
 * @param tenant the tenant
 * @param token the token that stands for the person in the ledger
 * @param rawIds raw objects that hold the person's value
 * @param letterIds dead letters that hold it
 */
public record PersonTraces(String tenant, String token, Set<String> rawIds, Set<String> letterIds) {
  public PersonTraces {
    rawIds = Set.copyOf(rawIds);
    letterIds = Set.copyOf(letterIds);
  }

  /** Nothing of it for logs: even a token tells of a person. */
  @Override
  public String toString() {
    return "PersonTraces[" + rawIds.size() + " objects, " + letterIds.size() + " letters]";
  }
}
