package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Access;
import dev.titan.templates.terraform.Expression.Name;
import dev.titan.templates.terraform.Expression.Splat;
import dev.titan.templates.terraform.Expression.Step;
import dev.titan.templates.terraform.Type.Simple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what references begin with, and remembers which of it is used. */
final class References {
  private final Configuration configuration;
  private final ProviderSchema schema;
  private final Findings findings;
  private final Resolver resolver;

  private final Set<String> usedVariables = new HashSet<>();
  private final Map<String, Type> locals = new HashMap<>();
  private final Set<String> usedLocals = new HashSet<>();
  private final Set<String> localsUnderWay = new HashSet<>();

  References(
      Configuration configuration, ProviderSchema schema, Findings findings, Resolver resolver) {
    this.configuration = configuration;
    this.schema = schema;
    this.findings = findings;
    this.resolver = resolver;
  }

  boolean usesVariable(String name) {
    return usedVariables.contains(name);
  }

  boolean usesLocal(String name) {
    return usedLocals.contains(name);
  }

  /** A name that stands alone. */
  Type name(Name name, Scope scope) {
    Type type = scope.names().get(name.name());
    return type == null ? nowhere(name.name(), name.place(), scope) : type;
  }

  /** A way from a name, or from what another expression gives. */
  Type access(Access access, Scope scope) {
    if (access.root() == null) {
      return follow(resolver.resolve(access.base(), scope), access, 0, scope);
    }
    if (scope.names().containsKey(access.root())) {
      return follow(scope.names().get(access.root()), access, 0, scope);
    }
    return switch (access.root()) {
      case "var" -> follow(variable(access, scope), access, 1, scope);
      case "local" -> follow(local(access, scope), access, 1, scope);
      case "data" -> follow(block(access, 0, scope), access, 2, scope);
      case "each" ->
          wrong(access, scope, "there is no for_each here", "add one, or name the value itself");
      case "count" ->
          wrong(access, scope, "there is no count here", "add one, or name the value itself");
      default -> follow(block(access, -1, scope), access, 1, scope);
    };
  }

  /** The steps from a number on. */
  private Type follow(Type from, Access access, int first, Scope scope) {
    Type type = from;
    for (int i = first; i < access.steps().size(); i++) {
      Step step = access.steps().get(i);
      if (step instanceof Splat) {
        Type each = follow(splat(type, access, scope), access, i + 1, scope);
        return new Type.Sequence(each, false);
      }
      type = resolver.step(type, step, access, scope);
    }
    return type;
  }

  private Type splat(Type type, Access access, Scope scope) {
    boolean listed =
        type instanceof Type.Sequence || type instanceof Type.Instances i && !i.keyed();
    return listed || type == Simple.ANY
        ? type.element()
        : wrong(access, scope, "[*] is asked of " + type, "use 'for', or values(…)");
  }

  private Type variable(Access access, Scope scope) {
    String name = access.attribute(0);
    Block variable = configuration.variables().get(name);
    if (variable == null) {
      return nowhere(access, scope);
    }
    usedVariables.add(name);
    return variable
        .body()
        .argument("type")
        .flatMap(type -> TypeReader.of(type.value()))
        .orElse(Simple.ANY);
  }

  private Type local(Access access, Scope scope) {
    String name = access.attribute(0);
    if (!configuration.locals().containsKey(name)) {
      return nowhere(access, scope);
    }
    usedLocals.add(name);
    return local(name);
  }

  /** What a local gives. It is looked at once, whoever asks. */
  Type local(String name) {
    if (!locals.containsKey(name)) {
      Body.Argument local = configuration.locals().get(name);
      Scope scope = new Scope("local " + name, Map.of());
      if (!localsUnderWay.add(name)) {
        findings.add(local.place(), scope.block(), "it needs itself", "break the circle of locals");
        return Simple.ANY;
      }
      locals.put(name, resolver.resolve(local.value(), scope));
    }
    return locals.get(name);
  }

  /**
   * A resource, or where the way begins with {@code data} a source of data.
   *
   * @param typeAt the step that names its type; -1 for the root itself
   */
  private Type block(Access access, int typeAt, Scope scope) {
    String type = typeAt < 0 ? access.root() : access.attribute(typeAt);
    String address = type + "." + access.attribute(typeAt + 1);
    Optional<Block> block =
        typeAt < 0 ? configuration.resource(address) : configuration.data(address);
    if (block.isEmpty()) {
      return nowhere(access, scope);
    }
    Optional<BlockSchema> known = typeAt < 0 ? schema.resource(type) : schema.data(type);
    Type single = known.map(BlockSchema::type).orElse(Simple.ANY);
    if (block.get().body().has("for_each")) {
      return new Type.Instances(single, true);
    }
    return block.get().body().has("count") ? new Type.Instances(single, false) : single;
  }

  private Type nowhere(Access access, Scope scope) {
    return nowhere(text(access), access.place(), scope);
  }

  private Type nowhere(String text, Place place, Scope scope) {
    findings.add(
        place,
        scope.block(),
        "'" + text + "' leads nowhere",
        "correct the name, or declare what it names");
    return Simple.ANY;
  }

  private Type wrong(Access access, Scope scope, String what, String remedy) {
    findings.add(access.place(), scope.block(), "'" + text(access) + "': " + what, remedy);
    return Simple.ANY;
  }

  /** A reference as it stands in the file, without what is in brackets. */
  static String text(Access access) {
    String root = access.root() == null ? "(…)" : access.root();
    return root
        + access.steps().stream()
            .map(
                step ->
                    step instanceof Expression.Attribute attribute
                        ? "." + attribute.name()
                        : step instanceof Splat ? "[*]" : "[…]")
            .collect(Collectors.joining());
  }

  /** The resources that references of an expression name, by their addresses. */
  static List<String> addresses(Expression expression) {
    return expression.parts().stream()
        .filter(Access.class::isInstance)
        .map(Access.class::cast)
        .map(access -> access.root() + "." + access.attribute(0))
        .toList();
  }
}
