package dev.titan.storage.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a tenant in one version.
 *
 * @param tenant the tenant
 * @param version from 1 on; 0 where none were ever published
 * @param rules the rules, in the order of checking; at most 200, their ids unique
 */
public record RuleSet(String tenant, int version, List<TenantRule> rules) {
  private static final int MAX_RULES = 200;

  public RuleSet {
    rules = List.copyOf(rules);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException("a tenant may have at most " + MAX_RULES + " rules");
    }
    Set<String> ids = new HashSet<>();
    for (TenantRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("rule " + rule.id() + " is there twice");
      }
    }
  }
}
