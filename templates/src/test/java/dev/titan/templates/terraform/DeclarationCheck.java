package dev.titan.templates.terraform;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Checks what a configuration declares: names that are there once, types, and what nobody uses. */
final class DeclarationCheck {
  /** Blocks of Terraform's own that may stand in a file. */
  private static final Set<String> IN_FILES = Set.of("terraform", "provider", "variable", "output");

  private final Configuration configuration;
  private final ProviderSchema schema;
  private final Resolver resolver;
  private final Findings findings;

  DeclarationCheck(
      Configuration configuration, ProviderSchema schema, Resolver resolver, Findings findings) {
    this.configuration = configuration;
    this.schema = schema;
    this.resolver = resolver;
    this.findings = findings;
  }

  /** Checks all but resources. To be called when they were, since it tells what nothing uses. */
  void check() {
    for (Map.Entry<String, Body> file : configuration.files().entrySet()) {
      for (Body.Argument argument : file.getValue().arguments()) {
        findings.add(
            argument.place(),
            "the file",
            "'" + argument.name() + "' stands in no block",
            "put it into one, such as locals");
      }
    }
    configuration.blocks().forEach(this::block);
    once();
    unused();
  }

  private void block(Block block) {
    switch (block.type()) {
      case "resource", "data" -> {} // ResourceCheck
      case "locals" ->
          block.body().arguments().forEach(local -> resolver.references().local(local.name()));
      default -> known(block);
    }
  }

  private void known(Block block) {
    if (!IN_FILES.contains(block.type())) {
      findings.add(
          block.place(),
          block.title(),
          "a file has no block '" + block.type() + "'",
          "write resource, data, variable, locals, output, provider or terraform");
      return;
    }
    boolean isVariable = block.type().equals("variable");
    new BlockCheck(resolver, findings)
        .check(
            block,
            schema.core(block.type()),
            isVariable ? Set.of("type", "default") : Set.of(),
            Scope.of(block));
    if (isVariable) {
      variable(block);
    }
  }

  private void variable(Block block) {
    Body.Argument type = block.body().argument("type").orElse(null);
    if (type == null) {
      return; // told already
    }
    Type wanted = TypeReader.of(type.value()).orElse(null);
    if (wanted == null) {
      findings.add(
          type.place(),
          block.title(),
          "its type is none",
          "write string, number, bool, list(…), set(…), map(…) or object({ … })");
      return;
    }
    block
        .body()
        .argument("default")
        .ifPresent(
            value -> {
              Type given = resolver.resolve(value.value(), Scope.of(block));
              if (!given.fits(wanted)) {
                findings.add(
                    value.place(),
                    block.title(),
                    "its default is " + given + ", and its type " + wanted,
                    "give a default of that type");
              }
            });
  }

  private void once() {
    Map<String, Place> seen = new HashMap<>();
    for (Block block : configuration.blocks()) {
      if (block.type().equals("locals")) {
        block
            .body()
            .arguments()
            .forEach(local -> once("local " + local.name(), local.place(), seen));
      } else if (!block.type().equals("terraform")) {
        once(block.title(), block.place(), seen);
      }
    }
  }

  private void once(String title, Place place, Map<String, Place> seen) {
    Place before = seen.putIfAbsent(title, place);
    if (before != null) {
      findings.add(place, title, "it is there twice, first at " + before, "give it another name");
    }
  }

  private void unused() {
    configuration
        .variables()
        .forEach(
            (name, block) -> {
              if (!resolver.references().usesVariable(name)) {
                findings.add(
                    block.place(), block.title(), "nothing uses it", "use it, or take it out");
              }
            });
    configuration
        .locals()
        .forEach(
            (name, local) -> {
              if (!resolver.references().usesLocal(name)) {
                findings.add(
                    local.place(), "local " + name, "nothing uses it", "use it, or take it out");
              }
            });
  }
}
