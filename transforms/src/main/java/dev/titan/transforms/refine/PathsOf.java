package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Operator;
import java.util.ArrayList;
import java.util.List;

/** The paths that an operator reads, for messages and for the search of total rows. */
public final class PathsOf {
  private PathsOf() {}

  /** All paths, from left to right. */
  public static List<String> all(Operator operator) {
    List<String> paths = new ArrayList<>();
    collect(operator, paths);
    return paths;
  }

  /** The paths in words: {@code 'Date' + 'Time'}. */
  static String describe(Operator operator) {
    List<String> paths = all(operator);
    return paths.isEmpty() ? "the constant" : "'" + String.join("' + '", paths) + "'";
  }

  private static void collect(Operator operator, List<String> paths) {
    if (operator instanceof Operator.Path path) {
      paths.add(path.path());
    } else if (operator instanceof Operator.Coalesce coalesce) {
      coalesce.of().forEach(operand -> collect(operand, paths));
    } else if (operator instanceof Operator.Concat concat) {
      concat.of().forEach(operand -> collect(operand, paths));
    } else if (operator instanceof Operator.Split split) {
      collect(split.of(), paths);
    } else if (operator instanceof Operator.ParseDecimal parse) {
      collect(parse.of(), paths);
    } else if (operator instanceof Operator.ParseDateTime parse) {
      collect(parse.of(), paths);
    } else if (operator instanceof Operator.Scale scale) {
      collect(scale.of(), paths);
    } else if (operator instanceof Operator.NegateIf negate) {
      collect(negate.of(), paths);
    } else if (operator instanceof Operator.Difference difference) {
      collect(difference.of(), paths);
      collect(difference.less(), paths);
    } else if (operator instanceof Operator.EnumMap enumMap) {
      collect(enumMap.of(), paths);
    } else if (operator instanceof Operator.Lookup lookup) {
      collect(lookup.of(), paths);
    } else if (!(operator instanceof Operator.Const)) {
      throw new IllegalStateException("no paths for operator " + operator.getClass().getName());
    }
  }
}
