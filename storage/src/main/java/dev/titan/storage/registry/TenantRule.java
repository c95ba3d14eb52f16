package dev.titan.storage.registry;

import dev.titan.schemas.mapping.Mapping;

/**
 * A rule that a tenant's entries must keep: where {@code when} holds, {@code require} must hold.
 * Here it is text; the guard compiles it.
 *
 * @param id its name, unique in the tenant; dead letters cite it
 * @param when a CEL expression, or {@code true} for every entry
 * @param require a CEL expression
 */
public record TenantRule(String id, String when, String require) {
  private static final int MAX_LENGTH = 4_000;

  public TenantRule {
    if (!Mapping.isName(id)) {
      throw new IllegalArgumentException(
          "a rule's id must be 1 to 100 letters, digits, '.', '_' or '-'");
    }
    requireExpression(id, "when", when);
    requireExpression(id, "require", require);
  }

  private static void requireExpression(String id, String field, String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "rule " + id + ": " + field + " must be an expression of 1 to 4000 characters");
    }
  }
}
