package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Name;
import dev.titan.templates.terraform.Type.Simple;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks resources and sources of data: what they are, and the arguments that all of them take. */
final class ResourceCheck {
  /** Arguments of Terraform's own, which any resource may have. */
  private static final Set<String> META = Set.of("count", "for_each", "provider", "depends_on");

  private final Configuration configuration;
  private final ProviderSchema schema;
  private final Resolver resolver;
  private final Findings findings;
  private final BlockCheck blocks;

  ResourceCheck(
      Configuration configuration, ProviderSchema schema, Resolver resolver, Findings findings) {
    this.configuration = configuration;
    this.schema = schema;
    this.resolver = resolver;
    this.findings = findings;
    this.blocks = new BlockCheck(resolver, findings);
  }

  void check(Block block) {
    if (block.labels().size() != 2) {
      add(block, block.place(), "it has no type and name", "write resource \"TYPE\" \"NAME\"");
      return;
    }
    boolean isData = block.type().equals("data");
    String type = block.labels().get(0);
    Optional<BlockSchema> known = isData ? schema.data(type) : schema.resource(type);
    if (known.isEmpty()) {
      add(
          block,
          block.place(),
          "the type '" + type + "' is not known",
          "correct it; if the provider has it, describe it in the schema beside ResourceCheck");
      return;
    }
    if (!isData && !block.isExplained()) {
      add(block, block.place(), "nothing says why it is there", "put a comment right above it");
    }
    provider(block, known.get());
    dependencies(block);
    Scope scope = scope(block);
    blocks.check(withoutLifecycle(block), known.get(), META, scope);
    for (Block inner : block.body().blocks()) {
      if (inner.type().equals("lifecycle")) {
        blocks.check(inner, schema.core("lifecycle"), Set.of("ignore_changes"), scope);
      }
    }
  }

  private static Block withoutLifecycle(Block block) {
    Body body =
        new Body(
            block.body().arguments(),
            block.body().blocks().stream()
                .filter(inner -> !inner.type().equals("lifecycle"))
                .toList());
    return new Block(block.type(), block.labels(), body, block.isExplained(), block.place());
  }

  /** What {@code each} and {@code count} stand for in the block. */
  private Scope scope(Block block) {
    Scope outer = Scope.of(block);
    Scope scope = outer;
    Body.Argument count = block.body().argument("count").orElse(null);
    if (count != null) {
      Type type = resolver.resolve(count.value(), outer);
      if (!type.fits(Simple.NUMBER)) {
        add(block, count.place(), "'count' is " + type, "give a number");
      }
      scope = scope.with("count", new Type.Shape(Map.of("index", Simple.NUMBER)));
    }
    Body.Argument entries = block.body().argument("for_each").orElse(null);
    if (entries != null) {
      Type type = resolver.resolve(entries.value(), outer);
      boolean numbered = type instanceof Type.Sequence list && !list.distinct();
      if (numbered || type.isSimple()) {
        add(block, entries.place(), "'for_each' is " + type, "give a map, or toset(…)");
      }
      scope = scope.withEntry("each", type.key(), type.element());
    }
    if (count != null && entries != null) {
      add(block, count.place(), "it has both count and for_each", "leave one");
    }
    return scope;
  }

  private void provider(Block block, BlockSchema known) {
    String named =
        block
            .body()
            .argument("provider")
            .map(argument -> argument.value() instanceof Name name ? name.name() : "?")
            .orElse(null);
    if (known.provider() != null && !known.provider().equals(named)) {
      add(
          block,
          block.place(),
          "only the provider " + known.provider() + " knows it",
          "add provider = " + known.provider());
    } else if (known.provider() == null && named != null) {
      add(block, block.place(), "it names a provider and needs not", "leave the argument out");
    }
  }

  private void dependencies(Block block) {
    block
        .body()
        .argument("depends_on")
        .ifPresent(
            argument -> {
              for (String address : References.addresses(argument.value())) {
                if (configuration.resource(address).isEmpty()) {
                  add(
                      block,
                      argument.place(),
                      "it depends on '" + address + "', which is not there",
                      "correct the name");
                }
              }
            });
  }

  private void add(Block block, Place place, String what, String remedy) {
    findings.add(place, block.title(), what, remedy);
  }
}
