package dev.titan.schemas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the JSON form of operators and conditions: one operator key per object. */
final class OperatorReader {
  /** The operators, each with the keys that may stand beside its own. */
  private static final Map<String, List<String>> OPERATORS = operators();

  private static final int SCALE_POWER = 18;

  private OperatorReader() {}

  private static Map<String, List<String>> operators() {
    Map<String, List<String>> operators = new LinkedHashMap<>();
    operators.put("path", List.of());
    operators.put("coalesce", List.of());
    operators.put("const", List.of());
    operators.put("concat", List.of("separator"));
    operators.put("split", List.of("separator", "index"));
    operators.put("parseDecimal", List.of("decimal", "grouping"));
    operators.put("parseDateTime", List.of("pattern", "zone", "language"));
    operators.put("scale", List.of("power", "minorUnits"));
    operators.put("negateIf", List.of("when"));
    operators.put("difference", List.of("less"));
    operators.put("enumMap", List.of("values", "otherwise"));
    operators.put("lookup", List.of("table"));
    return operators;
  }

  static Operator read(Cursor at) {
    String name = nameOf(at);
    Cursor operand = at.at(name);
    return at.build(
        () ->
            switch (name) {
              case "path" -> new Operator.Path(path(operand));
              case "coalesce" -> new Operator.Coalesce(operands(operand));
              case "const" -> new Operator.Const(operand.text(1, Bounds.CONST));
              case "concat" -> new Operator.Concat(operands(operand), separator(at));
              case "split" -> split(at, operand);
              case "parseDecimal" -> parseDecimal(at, operand);
              case "parseDateTime" -> parseDateTime(at, operand);
              case "scale" -> scale(at, operand);
              case "negateIf" -> new Operator.NegateIf(read(operand), condition(at.at("when")));
              case "difference" -> new Operator.Difference(read(operand), read(at.at("less")));
              case "enumMap" -> enumMap(at, operand);
              case "lookup" ->
                  new Operator.Lookup(read(operand), at.at("table").text(1, Bounds.TABLE_NAME));
              default -> throw new IllegalStateException("operator without a reader: " + name);
            });
  }

  /** A test of one path: its values, or that it has none. */
  static Condition condition(Cursor at) {
    at.only(List.of("path", "equals", "empty"));
    if (at.has("equals") == at.has("empty")) {
      throw at.wrong("the condition is unclear", "either 'equals' or 'empty' beside 'path'");
    }
    String path = path(at.at("path"));
    Set<String> in =
        at.find("equals")
            .map(e -> e.oneOrMore(value -> value.text(1, Bounds.VALUE)))
            .orElse(Set.of());
    at.find("empty").ifPresent(Cursor::mustBeTrue);
    return at.build(() -> new Condition(path, in));
  }

  /** A path of the record. */
  static String path(Cursor at) {
    return at.text(1, Bounds.PATH);
  }

  private static String nameOf(Cursor at) {
    List<String> names = at.members().keySet().stream().filter(OPERATORS::containsKey).toList();
    if (names.size() != 1) {
      throw at.wrong(
          names.isEmpty()
              ? "the object names no operator"
              : "the object names several operators: " + String.join(", ", names),
          "exactly one of " + String.join(", ", OPERATORS.keySet()));
    }
    List<String> keys = new ArrayList<>(names);
    keys.addAll(OPERATORS.get(names.get(0)));
    at.only(keys);
    return names.get(0);
  }

  private static List<Operator> operands(Cursor at) {
    return at.elements(1, 32).stream().map(OperatorReader::read).toList();
  }

  private static String separator(Cursor at) {
    return at.find("separator").map(s -> s.text(0, Bounds.SEPARATOR)).orElse(" ");
  }

  private static Operator split(Cursor at, Cursor operand) {
    return new Operator.Split(
        read(operand),
        at.at("separator").text(1, Bounds.SEPARATOR),
        at.at("index").integer(-Bounds.SPLIT_INDEX, Bounds.SPLIT_INDEX));
  }

  private static Operator parseDecimal(Cursor at, Cursor operand) {
    return new Operator.ParseDecimal(
        read(operand),
        at.find("decimal").map(s -> s.text(1, 1)).orElse("."),
        at.find("grouping").map(s -> s.text(0, 1)).orElse(""));
  }

  private static Operator parseDateTime(Cursor at, Cursor operand) {
    return new Operator.ParseDateTime(
        read(operand),
        patterns(at.at("pattern")),
        at.find("zone").map(z -> z.text(1, Bounds.ZONE)).orElse(null),
        at.find("language").map(l -> l.text(1, Bounds.LANGUAGE)).orElse("en"));
  }

  private static List<String> patterns(Cursor at) {
    if (!at.isArray()) {
      return List.of(at.text(1, Bounds.PATTERN));
    }
    at.elements(1, 16);
    return List.copyOf(at.set(p -> p.text(1, Bounds.PATTERN)));
  }

  private static Operator scale(Cursor at, Cursor operand) {
    if (at.has("power") == at.has("minorUnits")) {
      throw at.wrong("the scale is unclear", "either 'power' or 'minorUnits' beside 'scale'");
    }
    boolean minorUnits = at.find("minorUnits").map(Cursor::mustBeTrue).orElse(false);
    int power = at.find("power").map(p -> p.integer(-SCALE_POWER, SCALE_POWER)).orElse(0);
    return new Operator.Scale(read(operand), power, minorUnits);
  }

  private static Operator enumMap(Cursor at, Cursor operand) {
    return new Operator.EnumMap(
        read(operand),
        values(at.at("values")),
        at.find("otherwise").map(o -> o.text(1, Bounds.VALUE)).orElse(null));
  }

  /** A value for a value; also the form of a table of {@code lookup}. */
  static Map<String, String> values(Cursor at) {
    return at.someMembers(Bounds.VALUE, value -> value.text(1, Bounds.VALUE));
  }
}
