package dev.titan.schemas.mapping;

import dev.titan.schemas.ledger.Field;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that the operators of one field fit together: types, tables, zones, patterns, depth. */
final class OperatorChecks {
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,29}(\\.[0-9]{1,9})?");

  /** What an operator gives. */
  private enum Gives {
    TEXT("a text"),
    DECIMAL("a decimal; wrap a text in parseDecimal"),
    TIME("a point in time; wrap a text in parseDateTime");

    private final String words;

    Gives(String words) {
      this.words = words;
    }
  }

  private final Field field;
  private final Map<String, Map<String, String>> tables;
  private final String origin;

  OperatorChecks(Field field, Map<String, Map<String, String>> tables, String origin) {
    this.field = field;
    this.tables = tables;
    this.origin = origin;
  }

  /**
   * Checks the operator of the field.
   *
   * @throws MappingException if it cannot work
   */
  void check(Operator operator, String pointer) {
    Gives wanted =
        switch (field) {
          case AMOUNT, QUANTITY -> Gives.DECIMAL;
          case EVENT_TIME, UPDATED_AT -> Gives.TIME;
          case EVENT_ID,
              CURRENCY,
              UNIT,
              DESCRIPTION,
              COUNTERPARTY,
              REFERENCE,
              LOCATION_ID,
              STATUS,
              CATEGORY ->
              Gives.TEXT;
        };
    check(operator, wanted, pointer, 1);
  }

  private void check(Operator operator, Gives wanted, String pointer, int depth) {
    if (depth > Bounds.OPERATOR_NESTING) {
      throw wrong(pointer, "operators are nested too deeply", "at most " + Bounds.OPERATOR_NESTING);
    }
    if (operator instanceof Operator.Path) {
      require(wanted, Gives.TEXT, "path", pointer);
    } else if (operator instanceof Operator.Const constant) {
      checkConst(constant, wanted, pointer);
    } else if (operator instanceof Operator.Coalesce coalesce) {
      checkAll(coalesce.of(), wanted, Pointers.child(pointer, "coalesce"), depth);
    } else if (operator instanceof Operator.Concat concat) {
      require(wanted, Gives.TEXT, "concat", pointer);
      checkAll(concat.of(), Gives.TEXT, Pointers.child(pointer, "concat"), depth);
    } else if (operator instanceof Operator.Split split) {
      require(wanted, Gives.TEXT, "split", pointer);
      check(split.of(), Gives.TEXT, Pointers.child(pointer, "split"), depth + 1);
    } else if (operator instanceof Operator.ParseDecimal decimal) {
      require(wanted, Gives.DECIMAL, "parseDecimal", pointer);
      check(decimal.of(), Gives.TEXT, Pointers.child(pointer, "parseDecimal"), depth + 1);
    } else if (operator instanceof Operator.ParseDateTime time) {
      require(wanted, Gives.TIME, "parseDateTime", pointer);
      TimeChecks.check(time, pointer, origin);
      check(time.of(), Gives.TEXT, Pointers.child(pointer, "parseDateTime"), depth + 1);
    } else if (operator instanceof Operator.Scale scale) {
      require(wanted, Gives.DECIMAL, "scale", pointer);
      checkMinorUnits(scale, pointer);
      check(scale.of(), Gives.DECIMAL, Pointers.child(pointer, "scale"), depth + 1);
    } else if (operator instanceof Operator.NegateIf negate) {
      require(wanted, Gives.DECIMAL, "negateIf", pointer);
      check(negate.of(), Gives.DECIMAL, Pointers.child(pointer, "negateIf"), depth + 1);
    } else if (operator instanceof Operator.Difference difference) {
      require(wanted, Gives.DECIMAL, "difference", pointer);
      check(difference.of(), Gives.DECIMAL, Pointers.child(pointer, "difference"), depth + 1);
      check(difference.less(), Gives.DECIMAL, Pointers.child(pointer, "less"), depth + 1);
    } else if (operator instanceof Operator.EnumMap map) {
      require(wanted, Gives.TEXT, "enumMap", pointer);
      MappingChecks.requireDistinct(
          map.values().keySet(), Pointers.child(pointer, "values"), origin);
      check(map.of(), Gives.TEXT, Pointers.child(pointer, "enumMap"), depth + 1);
    } else if (operator instanceof Operator.Lookup lookup) {
      require(wanted, Gives.TEXT, "lookup", pointer);
      checkTable(lookup, pointer);
      check(lookup.of(), Gives.TEXT, Pointers.child(pointer, "lookup"), depth + 1);
    } else {
      throw new IllegalStateException("operator without a check: " + operator.getClass());
    }
  }

  private void checkAll(List<Operator> operators, Gives wanted, String pointer, int depth) {
    for (int i = 0; i < operators.size(); i++) {
      check(operators.get(i), wanted, Pointers.child(pointer, i), depth + 1);
    }
  }

  private void checkConst(Operator.Const constant, Gives wanted, String pointer) {
    if (wanted == Gives.TIME) {
      throw wrong(pointer, "const gives a text", wanted.words);
    }
    if (wanted == Gives.DECIMAL && !PLAIN_DECIMAL.matcher(constant.value()).matches()) {
      throw wrong(pointer, "the const is no decimal", "plain digits, like \"-12.50\"");
    }
  }

  private void checkMinorUnits(Operator.Scale scale, String pointer) {
    if (scale.minorUnits() && field != Field.AMOUNT) {
      throw wrong(pointer, "only an amount has minor units", "'power' instead of 'minorUnits'");
    }
  }

  private void checkTable(Operator.Lookup lookup, String pointer) {
    if (!tables.containsKey(lookup.table())) {
      throw wrong(
          Pointers.child(pointer, "table"),
          "there is no table " + Quoted.of(lookup.table()),
          tables.isEmpty()
              ? "a table under the mapping's key 'tables'"
              : "one of " + String.join(", ", tables.keySet().stream().sorted().toList()));
    }
  }

  private void require(Gives wanted, Gives given, String name, String pointer) {
    if (wanted != given) {
      String what =
          switch (given) {
            case TEXT -> "a text";
            case DECIMAL -> "a decimal";
            case TIME -> "a point in time";
          };
      throw wrong(pointer, name + " gives " + what, wanted.words);
    }
  }

  private MappingException wrong(String pointer, String problem, String expected) {
    return MappingException.at(origin, pointer, problem + "; expected " + expected);
  }
}
