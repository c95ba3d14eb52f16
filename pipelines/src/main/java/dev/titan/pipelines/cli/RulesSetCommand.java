package dev.titan.pipelines.cli;

import dev.titan.storage.registry.RuleRegistry;
import dev.titan.storage.registry.RuleSet;
import dev.titan.storage.registry.TenantRule;
import dev.titan.transforms.guard.Rule;
import dev.titan.transforms.guard.TenantRules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code titan rules set}. */
@Command(
    name = "set",
    description = {
      "Check rules and publish them in place of those that the tenant has; [] for none.",
      "FILE is a JSON list of {\"id\", \"when\", \"require\"}: where the CEL expression 'when' is",
      "true of an entry (of every entry, if left out), 'require' must be true too."
    },
    footer = {
      "",
      "Example:",
      "  titan rules set --tenant acme rules.json",
      "",
      "with rules.json:",
      "  [{\"id\": \"no-huge-expense\", \"when\": \"category == 'EXPENSE'\",",
      "    \"require\": \"amount_minor < 10000000\"}]"
    })
final class RulesSetCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--tenant", required = true, paramLabel = "NAME", description = "Whose rules.")
  private String tenant;

  @Parameters(paramLabel = "FILE", description = "The rules as JSON; - for standard input.")
  private String file;

  @Override
  public Integer call() throws IOException {
    // All checks come before the home is made or touched: wrong rules leave no trace.
    List<TenantRule> rules =
        new RuleSet(tenant, 1, new RuleFile(file).parse(TextFile.read(file))).rules();
    TenantRules.compile(
        rules.stream().map(rule -> new Rule(rule.id(), rule.when(), rule.require())).toList());
    RuleRegistry registry = common.workspace().installation().rules();
    RuleSet current = registry.current(tenant);
    boolean changed = !current.rules().equals(rules);
    if (changed) {
      registry.publish(new RuleSet(tenant, current.version() + 1, rules));
    }
    print(registry.current(tenant), changed);
    return ExitCode.DONE;
  }

  private void print(RuleSet now, boolean changed) {
    Output output = common.output();
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", now.tenant());
      json.put("version", now.version());
      json.put("rules", now.rules().size());
      json.put("changed", changed);
      output.object(json);
    } else {
      output.line(
          (changed ? "published " : "unchanged: ")
              + now.rules().size()
              + " rules of tenant "
              + now.tenant()
              + ", version "
              + now.version());
    }
  }
}
