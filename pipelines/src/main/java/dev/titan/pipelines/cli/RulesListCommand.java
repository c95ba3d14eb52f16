package dev.titan.pipelines.cli;

import dev.titan.storage.registry.RuleRegistry;
import dev.titan.storage.registry.RuleSet;
import dev.titan.storage.registry.TenantRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan rules list}. */
@Command(
    name = "list",
    description = "List the rules in force, in the order of checking.",
    footer = {"", "Example:", "  titan rules list --tenant acme"})
final class RulesListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TenantOption wanted;

  @Override
  public Integer call() {
    Output output = common.output();
    RuleRegistry registry = common.workspace().existing().rules();
    Table table = new Table("tenant", "version", "rule", "when", "require").uncut();
    for (String owner : wanted.among(registry.tenants())) {
      RuleSet rules = registry.current(owner);
      for (TenantRule rule : rules.rules()) {
        if (output.json()) {
          output.object(json(rules, rule));
        } else {
          table.row(owner, rules.version(), rule.id(), rule.when(), rule.require());
        }
      }
    }
    if (!output.json()) {
      output.table(table);
      if (table.isEmpty()) {
        output.note("no rules are set; set some with titan rules set");
      }
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(RuleSet rules, TenantRule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant", rules.tenant());
    json.put("version", rules.version());
    json.put("id", rule.id());
    json.put("when", rule.when());
    json.put("require", rule.require());
    return json;
  }
}
