package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.ObjectValue;
import java.util.List;
import java.util.regex.Pattern;

/** Checks that the providers are pinned: a major version may take arguments away. */
final class ProviderCheck {
  private static final Pattern PINNED = Pattern.compile("~> \\d+\\.\\d+");

  private final Findings findings;

  ProviderCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Configuration configuration) {
    List<Block> settings =
        configuration.blocks().stream().filter(block -> block.type().equals("terraform")).toList();
    for (Block terraform : settings) {
      for (Block providers : terraform.body().blocks()) {
        if (providers.type().equals("required_providers")) {
          providers.body().arguments().forEach(provider -> pinned(terraform, provider));
        }
      }
    }
  }

  private void pinned(Block terraform, Body.Argument provider) {
    boolean pinned =
        provider.value() instanceof ObjectValue object
            && object.entries().stream().anyMatch(ProviderCheck::isPin);
    if (!pinned) {
      findings.add(
          provider.place(),
          terraform.title(),
          "the provider " + provider.name() + " is not pinned to a major version",
          "give it a version such as \"~> 7.0\"");
    }
  }

  private static boolean isPin(Entry entry) {
    return entry.key() instanceof Literal key
        && "version".equals(key.value())
        && entry.value() instanceof Literal version
        && PINNED.matcher(String.valueOf(version.value())).matches();
  }
}
