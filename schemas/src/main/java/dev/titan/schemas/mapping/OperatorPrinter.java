package dev.titan.schemas.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The canonical JSON form of operators and conditions; defaults are left out. */
final class OperatorPrinter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private OperatorPrinter() {}

  static ObjectNode tree(Operator operator) {
    ObjectNode node = NODES.objectNode();
    if (operator instanceof Operator.Path path) {
      node.put("path", path.path());
    } else if (operator instanceof Operator.Coalesce coalesce) {
      node.set("coalesce", trees(coalesce.of()));
    } else if (operator instanceof Operator.Const constant) {
      node.put("const", constant.value());
    } else if (operator instanceof Operator.Concat concat) {
      node.set("concat", trees(concat.of()));
      putUnless(node, "separator", concat.separator(), " ");
    } else if (operator instanceof Operator.Split split) {
      node.set("split", tree(split.of()));
      node.put("separator", split.separator());
      node.put("index", split.index());
    } else if (operator instanceof Operator.ParseDecimal decimal) {
      node.set("parseDecimal", tree(decimal.of()));
      putUnless(node, "decimal", decimal.decimal(), ".");
      putUnless(node, "grouping", decimal.grouping(), "");
    } else if (operator instanceof Operator.ParseDateTime time) {
      putTime(node, time);
    } else if (operator instanceof Operator.Scale scale) {
      putScale(node, scale);
    } else if (operator instanceof Operator.NegateIf negate) {
      node.set("negateIf", tree(negate.of()));
      node.set("when", tree(negate.when()));
    } else if (operator instanceof Operator.Difference difference) {
      node.set("difference", tree(difference.of()));
      node.set("less", tree(difference.less()));
    } else if (operator instanceof Operator.EnumMap map) {
      node.set("enumMap", tree(map.of()));
      node.set("values", tree(map.values()));
      if (map.otherwise() != null) {
        node.put("otherwise", map.otherwise());
      }
    } else if (operator instanceof Operator.Lookup lookup) {
      node.set("lookup", tree(lookup.of()));
      node.put("table", lookup.table());
    } else {
      throw new IllegalStateException("operator without a printer: " + operator.getClass());
    }
    return node;
  }

  static ObjectNode tree(Condition condition) {
    ObjectNode node = NODES.objectNode();
    node.put("path", condition.path());
    if (condition.in().isEmpty()) {
      node.put("empty", true);
    } else {
      node.set("equals", oneOrMore(condition.in()));
    }
    return node;
  }

  static ObjectNode tree(Map<String, String> values) {
    ObjectNode node = NODES.objectNode();
    new TreeMap<>(values).forEach(node::put);
    return node;
  }

  /** One text by itself, several as a sorted array. */
  static JsonNode oneOrMore(Collection<String> texts) {
    return texts.size() == 1
        ? NODES.textNode(texts.iterator().next())
        : array(texts.stream().sorted().toList());
  }

  private static void putTime(ObjectNode node, Operator.ParseDateTime time) {
    node.set("parseDateTime", tree(time.of()));
    List<String> patterns = time.patterns();
    node.set("pattern", patterns.size() == 1 ? NODES.textNode(patterns.get(0)) : array(patterns));
    if (time.zone() != null) {
      node.put("zone", time.zone());
    }
    putUnless(node, "language", time.language(), "en");
  }

  private static void putScale(ObjectNode node, Operator.Scale scale) {
    node.set("scale", tree(scale.of()));
    if (scale.minorUnits()) {
      node.put("minorUnits", true);
    } else {
      node.put("power", scale.power());
    }
  }

  private static ArrayNode trees(List<Operator> operators) {
    ArrayNode array = NODES.arrayNode();
    operators.forEach(operator -> array.add(tree(operator)));
    return array;
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static void putUnless(ObjectNode node, String key, String value, String standard) {
    if (!value.equals(standard)) {
      node.put(key, value);
    }
  }
}
