package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Literal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares a block, and those in it, with what may stand there. */
final class BlockCheck {
  private final Resolver resolver;
  private final Findings findings;

  BlockCheck(Resolver resolver, Findings findings) {
    this.resolver = resolver;
    this.findings = findings;
  }

  /**
   * Checks a block.
   *
   * @param skipped names of arguments that somebody else checks
   */
  void check(Block block, BlockSchema schema, Set<String> skipped, Scope scope) {
    body(block, block.body(), schema, skipped, scope);
  }

  private void body(Block block, Body body, BlockSchema schema, Set<String> skipped, Scope scope) {
    Set<String> seen = new HashSet<>();
    for (Body.Argument argument : body.arguments()) {
      if (!seen.add(argument.name())) {
        add(
            block,
            argument.place(),
            scope,
            "'" + argument.name() + "' is there twice",
            "leave one");
      }
      if (!skipped.contains(argument.name())) {
        argument(block, argument, schema, scope);
      }
    }
    schema
        .arguments()
        .forEach(
            (name, argument) -> {
              if (argument.required() && !body.has(name)) {
                String what = "the argument '" + name + "' is missing";
                add(block, block.place(), scope, what, "add it: " + argument.type());
              }
            });
    blocks(block, body, schema, scope);
  }

  private void argument(Block block, Body.Argument argument, BlockSchema schema, Scope scope) {
    Type type = resolver.resolve(argument.value(), scope);
    BlockSchema.Argument known = schema.arguments().get(argument.name());
    if (known == null) {
      if (!schema.isOpen()) {
        unknown(block, argument.name(), argument.place(), schema, scope);
      }
      return;
    }
    if (!type.fits(known.type())) {
      add(
          block,
          argument.place(),
          scope,
          "'" + argument.name() + "' must be " + known.type() + ", and is " + type,
          "give it " + known.type());
    }
    if (!known.values().isEmpty()
        && argument.value() instanceof Literal literal
        && !known.values().contains(String.valueOf(literal.value()))) {
      add(
          block,
          argument.place(),
          scope,
          "'" + argument.name() + "' cannot be '" + literal.value() + "'",
          "write one of " + String.join(", ", known.values()));
    }
  }

  private void unknown(Block block, String name, Place place, BlockSchema schema, Scope scope) {
    Set<String> names = new HashSet<>(schema.arguments().keySet());
    names.addAll(schema.blocks().keySet());
    add(
        block,
        place,
        scope,
        "'" + name + "' is not known here",
        "use one of "
            + String.join(", ", names.stream().sorted().toList())
            + "; if the provider knows it, add it to the schema beside BlockCheck");
  }

  private void blocks(Block block, Body body, BlockSchema schema, Scope scope) {
    Map<String, Integer> fixed = new TreeMap<>();
    Set<String> dynamic = new HashSet<>();
    for (Block inner : body.blocks()) {
      boolean repeats = inner.type().equals("dynamic") && inner.labels().size() == 1;
      String type = repeats ? inner.labels().get(0) : inner.type();
      BlockSchema.Nested known = schema.blocks().get(type);
      if (known == null) {
        unknown(block, type, inner.place(), schema, scope);
      } else if (repeats) {
        dynamic.add(type);
        repeated(inner, type, known.schema(), scope);
      } else {
        fixed.merge(type, 1, Integer::sum);
        body(inner, inner.body(), known.schema(), Set.of(), scope);
      }
    }
    schema
        .blocks()
        .forEach(
            (type, known) -> {
              int there = fixed.getOrDefault(type, 0);
              if (there > known.most()) {
                add(block, block.place(), scope, "'" + type + "' is there too often", "leave one");
              } else if (there < known.least() && !dynamic.contains(type)) {
                String what = "the block '" + type + "' is missing";
                add(block, block.place(), scope, what, "add it: " + type + " { … }");
              }
            });
  }

  /** {@code dynamic "type"}: its content, once for each entry. */
  private void repeated(Block dynamic, String type, BlockSchema schema, Scope scope) {
    List<Block> content =
        dynamic.body().blocks().stream().filter(inner -> inner.type().equals("content")).toList();
    Body.Argument entries = dynamic.body().argument("for_each").orElse(null);
    if (content.size() != 1 || entries == null || dynamic.body().arguments().size() != 1) {
      add(
          dynamic,
          dynamic.place(),
          scope,
          "a dynamic block has for_each and one content",
          "write it so: dynamic \"" + type + "\" { for_each = …, content { … } }");
      return;
    }
    Type all = resolver.resolve(entries.value(), scope);
    Scope inside = scope.withEntry(type, all.key(), all.element());
    body(dynamic, content.get(0).body(), schema, Set.of(), inside);
  }

  private void add(Block block, Place place, Scope scope, String what, String remedy) {
    String title =
        scope.block().equals(block.title()) ? scope.block() : scope.block() + ", " + block.title();
    findings.add(place, title, what, remedy);
  }
}
