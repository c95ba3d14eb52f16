package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Status;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the values that a mapping itself writes into a field: categories and statuses must be
 * those of the ledger, so they may only come from const, enumMap and lookup; a currency that the
 * mapping names must exist.
 */
final class ValueChecks {
  private static final Set<String> CATEGORIES =
      Arrays.stream(Category.values())
          .filter(category -> category != Category.UNKNOWN)
          .map(Enum::name)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> STATUSES =
      Arrays.stream(Status.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final Field field;
  private final Map<String, Map<String, String>> tables;
  private final String origin;

  ValueChecks(Field field, Map<String, Map<String, String>> tables, String origin) {
    this.field = field;
    this.tables = tables;
    this.origin = origin;
  }

  /**
   * Checks the operator of the field.
   *
   * @throws MappingException if it writes, or could write, what the ledger does not know
   */
  void check(Operator operator, String pointer) {
    if (field == Field.CATEGORY || field == Field.STATUS || field == Field.CURRENCY) {
      walk(operator, pointer);
    }
  }

  private void walk(Operator operator, String pointer) {
    if (operator instanceof Operator.Const constant) {
      require(constant.value(), Pointers.child(pointer, "const"));
    } else if (operator instanceof Operator.EnumMap map) {
      requireAll(map.values(), Pointers.child(pointer, "values"));
      if (map.otherwise() != null) {
        require(map.otherwise(), Pointers.child(pointer, "otherwise"));
      }
    } else if (operator instanceof Operator.Lookup lookup) {
      requireAll(tables.get(lookup.table()), Pointers.child("/tables", lookup.table()));
    } else if (operator instanceof Operator.Coalesce coalesce) {
      List<Operator> operands = coalesce.of();
      String parent = Pointers.child(pointer, "coalesce");
      for (int i = 0; i < operands.size(); i++) {
        walk(operands.get(i), Pointers.child(parent, i));
      }
    } else if (field != Field.CURRENCY) {
      throw wrong(
          pointer,
          "the values of '" + field.column() + "' are not certain",
          "const, enumMap or lookup (or coalesce of those), so that only words of the ledger come"
              + " out");
    }
  }

  private void requireAll(Map<String, String> values, String pointer) {
    values.forEach((name, value) -> require(value, Pointers.child(pointer, name)));
  }

  private void require(String value, String pointer) {
    if (field == Field.CATEGORY) {
      requireWord(value, CATEGORIES, pointer);
    } else if (field == Field.STATUS) {
      requireWord(value, STATUSES, pointer);
    } else if (!isCurrency(value)) {
      throw wrong(
          pointer,
          Quoted.of(value) + " is no currency",
          "an ISO 4217 code in capitals, like EUR or INR");
    }
  }

  private void requireWord(String value, Set<String> words, String pointer) {
    if (!words.contains(value)) {
      throw wrong(
          pointer,
          Quoted.of(value) + " is no " + field.column(),
          "one of " + String.join(", ", words.stream().sorted().toList()));
    }
  }

  private static boolean isCurrency(String code) {
    try {
      Currency.getInstance(code);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private MappingException wrong(String pointer, String problem, String expected) {
    return MappingException.at(origin, pointer, problem + "; expected " + expected);
  }
}
