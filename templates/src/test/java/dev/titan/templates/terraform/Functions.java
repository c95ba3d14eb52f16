package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Type.Simple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The functions of Terraform that Titan's files use, with what each gives. */
final class Functions {
  private static final Map<String, Function<List<Type>, Type>> KNOWN = new TreeMap<>();

  static {
    give(Simple.STRING, "base64encode", "format", "join", "jsonencode", "lower", "replace");
    give(Simple.STRING, "tostring", "trimsuffix", "upper");
    give(Simple.NUMBER, "ceil", "floor", "length", "max", "min", "tonumber");
    give(Simple.BOOL, "alltrue", "anytrue", "can", "contains", "endswith", "startswith", "tobool");
    give(Simple.ANY, "lookup", "regex", "try");
    KNOWN.put("keys", types -> new Type.Sequence(Simple.STRING, false));
    KNOWN.put("values", types -> new Type.Sequence(types.get(0).element(), false));
    KNOWN.put("toset", types -> new Type.Sequence(types.get(0).element(), true));
    KNOWN.put("tolist", types -> new Type.Sequence(types.get(0).element(), false));
    KNOWN.put("slice", types -> types.get(0));
    KNOWN.put("concat", Type::common);
    KNOWN.put("one", types -> types.get(0).element());
    KNOWN.put("merge", Functions::merged);
  }

  private Functions() {}

  private static void give(Type type, String... functions) {
    for (String function : functions) {
      KNOWN.put(function, types -> type);
    }
  }

  /** What a function gives for arguments of these types; empty if it is not known. */
  static Optional<Type> result(String function, List<Type> arguments) {
    return Optional.ofNullable(KNOWN.get(function))
        .map(known -> arguments.isEmpty() ? Simple.ANY : known.apply(arguments));
  }

  private static Type merged(List<Type> types) {
    Map<String, Type> attributes = new TreeMap<>();
    for (Type type : types) {
      if (!(type instanceof Type.Shape shape)) {
        return types.stream().allMatch(Functions::hasNames)
            ? new Type.Mapping(Type.common(types.stream().map(Type::element).toList()))
            : Simple.ANY;
      }
      attributes.putAll(shape.attributes());
    }
    return new Type.Shape(attributes);
  }

  private static boolean hasNames(Type type) {
    return type instanceof Type.Shape || type instanceof Type.Mapping;
  }
}
