package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Access;
import dev.titan.templates.terraform.Expression.Attribute;
import dev.titan.templates.terraform.Expression.Call;
import dev.titan.templates.terraform.Expression.Conditional;
import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.For;
import dev.titan.templates.terraform.Expression.Index;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.Name;
import dev.titan.templates.terraform.Expression.ObjectValue;
import dev.titan.templates.terraform.Expression.Operation;
import dev.titan.templates.terraform.Expression.Operator;
import dev.titan.templates.terraform.Expression.Template;
import dev.titan.templates.terraform.Expression.Tuple;
import dev.titan.templates.terraform.Type.Simple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows every reference in an expression, and tells what the expression gives. */
final class Resolver {
  private final References references;
  private final Findings findings;

  Resolver(Configuration configuration, ProviderSchema schema, Findings findings) {
    this.references = new References(configuration, schema, findings, this);
    this.findings = findings;
  }

  /** What was referred to so far. */
  References references() {
    return references;
  }

  /** Follows all references of an expression. Those that lead nowhere are findings. */
  Type resolve(Expression expression, Scope scope) {
    if (expression instanceof Literal literal) {
      return literal(literal.value());
    }
    if (expression instanceof Template template) {
      template.parts().forEach(part -> resolve(part, scope));
      return Simple.STRING;
    }
    if (expression instanceof Tuple tuple) {
      return new Type.Sequence(Type.common(all(tuple.parts(), scope)), false);
    }
    if (expression instanceof ObjectValue object) {
      return object(object, scope);
    }
    if (expression instanceof Name name) {
      return references.name(name, scope);
    }
    if (expression instanceof Access access) {
      return references.access(access, scope);
    }
    if (expression instanceof Call call) {
      return call(call, scope);
    }
    if (expression instanceof Conditional conditional) {
      resolve(conditional.condition(), scope);
      return Type.common(known(all(List.of(conditional.yes(), conditional.no()), scope)));
    }
    if (expression instanceof Operation operation) {
      operation.parts().forEach(part -> resolve(part, scope));
      return operation.operator() == Operator.TRUTH ? Simple.BOOL : Simple.NUMBER;
    }
    return loop((For) expression, scope);
  }

  private static Type literal(Object value) {
    if (value instanceof String) {
      return Simple.STRING;
    }
    if (value instanceof BigDecimal) {
      return Simple.NUMBER;
    }
    return value instanceof Boolean ? Simple.BOOL : Simple.ANY;
  }

  private List<Type> all(List<Expression> expressions, Scope scope) {
    return expressions.stream().map(expression -> resolve(expression, scope)).toList();
  }

  /** Null says nothing about the other case. */
  private static List<Type> known(List<Type> types) {
    List<Type> known = new ArrayList<>(types);
    known.remove(Simple.ANY);
    return known;
  }

  private Type object(ObjectValue object, Scope scope) {
    Map<String, Type> attributes = new LinkedHashMap<>();
    boolean named = true;
    for (Entry entry : object.entries()) {
      resolve(entry.key(), scope);
      Type value = resolve(entry.value(), scope);
      if (entry.key() instanceof Literal key) {
        attributes.put(String.valueOf(key.value()), value);
      } else {
        named = false;
      }
    }
    return named ? new Type.Shape(attributes) : Simple.ANY;
  }

  private Type call(Call call, Scope scope) {
    List<Type> types = new ArrayList<>(all(call.parts(), scope));
    if (call.spread() && !types.isEmpty()) {
      types.add(types.remove(types.size() - 1).element());
    }
    return Functions.result(call.function(), types)
        .orElseGet(
            () -> {
              findings.add(
                  call.place(),
                  scope.block(),
                  "the function '" + call.function() + "' is not known",
                  "correct its name, or add it to Functions");
              return Simple.ANY;
            });
  }

  private Type loop(For loop, Scope outer) {
    Type source = resolve(loop.source(), outer);
    if (source.isSimple()) {
      findings.add(
          loop.place(),
          outer.block(),
          "nobody can go through " + source,
          "name a list, a set or a map behind 'in'");
    }
    Scope scope = outer.with(loop.names().get(loop.names().size() - 1), source.element());
    if (loop.names().size() > 1) {
      scope = scope.with(loop.names().get(0), source.key());
    }
    if (loop.condition() != null) {
      resolve(loop.condition(), scope);
    }
    Type value = resolve(loop.value(), scope);
    if (loop.key() == null) {
      return new Type.Sequence(value, false);
    }
    resolve(loop.key(), scope);
    return new Type.Mapping(value);
  }

  /** What a step of a way leads to. */
  Type step(Type from, Expression.Step step, Access access, Scope scope) {
    if (step instanceof Index index) {
      return index(from, index, access, scope);
    }
    String name = ((Attribute) step).name();
    if (from instanceof Type.Shape shape) {
      return attribute(shape, name, access, scope);
    }
    if (from instanceof Type.Mapping || from == Simple.ANY) {
      return from.element();
    }
    findings.add(
        access.place(),
        scope.block(),
        "there is no '" + name + "' in " + from,
        from.isSimple() ? "leave it out" : "say of which one: [0], [each.key] or [*]");
    return Simple.ANY;
  }

  private Type attribute(Type.Shape shape, String name, Access access, Scope scope) {
    Type type = shape.attributes().get(name);
    if (type == null) {
      findings.add(
          access.place(),
          scope.block(),
          "'" + References.text(access) + "' leads nowhere: there is no '" + name + "'",
          "name one of "
              + String.join(", ", shape.attributes().keySet().stream().sorted().toList()));
      return Simple.ANY;
    }
    return type;
  }

  private Type index(Type from, Index index, Access access, Scope scope) {
    Type key = resolve(index.key(), scope);
    if (from instanceof Type.Shape shape
        && index.key() instanceof Literal literal
        && literal.value() instanceof String name) {
      return attribute(shape, name, access, scope);
    }
    boolean numbered =
        from instanceof Type.Sequence || from instanceof Type.Instances i && !i.keyed();
    if (from.isSimple() || !key.fits(numbered ? Simple.NUMBER : Simple.STRING)) {
      findings.add(
          access.place(),
          scope.block(),
          "'" + References.text(access) + "' asks " + from + " for " + key,
          numbered ? "give a number, such as [0]" : "leave the brackets out, or give a name");
    }
    return from.element();
  }
}
