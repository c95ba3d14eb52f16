package dev.titan.templates.terraform;

import java.io.IOException;
import java.util.List;

/** All checks of a configuration. */
final class Checks {
  private Checks() {}

  /** What is wrong with it; nothing if the list is empty. */
  static List<Problem> of(Configuration configuration) throws IOException {
    ProviderSchema schema = ProviderSchema.load();
    Findings findings = new Findings();
    Resolver resolver = new Resolver(configuration, schema, findings);
    ResourceCheck resources = new ResourceCheck(configuration, schema, resolver, findings);
    for (Block block : configuration.blocks()) {
      if (block.type().equals("resource") || block.type().equals("data")) {
        resources.check(block);
      }
    }
    new DeclarationCheck(configuration, schema, resolver, findings).check();
    new AccessCheck(configuration, findings).check();
    new SecretCheck(findings).check(configuration);
    new ProviderCheck(findings).check(configuration);
    new ParameterCheck(configuration, findings).check();
    return findings.problems();
  }
}
