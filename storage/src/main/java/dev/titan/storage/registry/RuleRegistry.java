package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.storage.objects.Numbered;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of tenants, versioned as a whole: {@code rules/<tenant>/<version>}. Whoever publishes
 * has compiled the expressions before; here they are texts.
 */
public final class RuleRegistry {
  private static final String ROOT = "rules/";

  private final ObjectStore store;

  public RuleRegistry(ObjectStore store) {
    this.store = store;
  }

  /**
   * Publishes the rules of a tenant in place of those it has.
   *
   * @param next version: the current one plus 1
   * @throws RegistryConflictException if another version is current by now
   */
  public void publish(RuleSet next) {
    boolean added =
        next.version() > 0
            && next.version() - 1 == current(next.tenant()).version()
            && sequence(next.tenant()).append(next.version() - 1, write(next));
    if (!added) {
      throw new RegistryConflictException(
          "the rules of tenant "
              + next.tenant()
              + " cannot be published as version "
              + next.version()
              + ": the registry stands at version "
              + current(next.tenant()).version()
              + "; read that version and base the next one on it");
    }
  }

  /** The rules of a tenant as they are now; version 0 without rules if it never had any. */
  public RuleSet current(String tenant) {
    return sequence(tenant)
        .current()
        .map(found -> read(tenant, found))
        .orElseGet(() -> new RuleSet(tenant, 0, List.of()));
  }

  /** The rules of a tenant as they were in a version, or empty. */
  public Optional<RuleSet> get(String tenant, int version) {
    return sequence(tenant).get(version).map(found -> read(tenant, found));
  }

  /** The tenants that have had rules, in order. */
  public List<String> tenants() {
    return store.children(ROOT);
  }

  private Sequence sequence(String tenant) {
    return store.sequence(ROOT + Names.require(tenant, "a tenant"));
  }

  private static byte[] write(RuleSet rules) {
    ObjectNode document = RegistryJson.document();
    ArrayNode list = document.putArray("rules");
    for (TenantRule rule : rules.rules()) {
      list.addObject().put("id", rule.id()).put("when", rule.when()).put("require", rule.require());
    }
    return RegistryJson.bytes(document);
  }

  private static RuleSet read(String tenant, Numbered found) {
    String origin = "rules of tenant " + tenant + ", version " + found.number();
    List<TenantRule> rules = new ArrayList<>();
    for (JsonNode rule : RegistryJson.parse(found.text(), origin).path("rules")) {
      rules.add(
          new TenantRule(
              RegistryJson.text(rule, "id", origin),
              RegistryJson.text(rule, "when", origin),
              RegistryJson.text(rule, "require", origin)));
    }
    return new RuleSet(tenant, found.number(), rules);
  }
}
