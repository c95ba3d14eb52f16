package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Call;
import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.Name;
import dev.titan.templates.terraform.Expression.ObjectValue;
import dev.titan.templates.terraform.Type.Simple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the types of variables, and those that the descriptions of the provider name. */
final class TypeReader {
  private TypeReader() {}

  /** The type that an expression names, such as {@code map(string)}; empty if it names none. */
  static Optional<Type> of(Expression expression) {
    if (expression instanceof Name name) {
      return primitive(name.name());
    }
    if (!(expression instanceof Call call) || call.parts().isEmpty()) {
      return Optional.empty();
    }
    Expression first = call.parts().get(0);
    return switch (call.function()) {
      case "list" -> of(first).map(element -> new Type.Sequence(element, false));
      case "set" -> of(first).map(element -> new Type.Sequence(element, true));
      case "map" -> of(first).map(Type.Mapping::new);
      case "optional" -> of(first);
      case "object" -> object(first);
      default -> Optional.empty();
    };
  }

  private static Optional<Type> object(Expression expression) {
    if (!(expression instanceof ObjectValue object)) {
      return Optional.empty();
    }
    Map<String, Type> attributes = new LinkedHashMap<>();
    for (Entry entry : object.entries()) {
      Optional<Type> type = of(entry.value());
      if (type.isEmpty() || !(entry.key() instanceof Literal key)) {
        return Optional.empty();
      }
      attributes.put(String.valueOf(key.value()), type.get());
    }
    return Optional.of(new Type.Shape(attributes));
  }

  private static Optional<Type> primitive(String name) {
    return switch (name) {
      case "string" -> Optional.of(Simple.STRING);
      case "number" -> Optional.of(Simple.NUMBER);
      case "bool" -> Optional.of(Simple.BOOL);
      case "any" -> Optional.of(Simple.ANY);
      default -> Optional.empty();
    };
  }
}
