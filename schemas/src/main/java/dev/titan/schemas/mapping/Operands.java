package dev.titan.schemas.mapping;

import java.util.List;

/** The operators directly inside an operator. */
final class Operands {
  private Operands() {}

  static List<Operator> of(Operator operator) {
    if (operator instanceof Operator.Path || operator instanceof Operator.Const) {
      return List.of();
    } else if (operator instanceof Operator.Coalesce coalesce) {
      return coalesce.of();
    } else if (operator instanceof Operator.Concat concat) {
      return concat.of();
    } else if (operator instanceof Operator.Split split) {
      return List.of(split.of());
    } else if (operator instanceof Operator.ParseDecimal decimal) {
      return List.of(decimal.of());
    } else if (operator instanceof Operator.ParseDateTime time) {
      return List.of(time.of());
    } else if (operator instanceof Operator.Scale scale) {
      return List.of(scale.of());
    } else if (operator instanceof Operator.NegateIf negate) {
      return List.of(negate.of());
    } else if (operator instanceof Operator.Difference difference) {
      return List.of(difference.of(), difference.less());
    } else if (operator instanceof Operator.EnumMap map) {
      return List.of(map.of());
    } else if (operator instanceof Operator.Lookup lookup) {
      return List.of(lookup.of());
    }
    throw new IllegalStateException("operator without operands: " + operator.getClass());
  }
}
