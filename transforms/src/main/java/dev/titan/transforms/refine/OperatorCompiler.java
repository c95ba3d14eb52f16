package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.schemas.mapping.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes readers of the operators of one variant. An operator is compiled for what its place wants
 * of it: a text, a decimal number or a point in time.
 */
final class OperatorCompiler {
  private final Mapping mapping;
  private final Scopes scopes;
  private final Map<String, FoldedTable<byte[]>> tables = new HashMap<>();

  OperatorCompiler(Mapping mapping, Scopes scopes) {
    this.mapping = mapping;
    this.scopes = scopes;
  }

  /** A reader of texts for a field, which takes the values that it reads. */
  TextReader text(Operator operator) {
    return text(operator, new Use(true, true));
  }

  /**
   * What becomes of the texts.
   *
   * @param consumes the field holds the whole value, so the path does not stay in the attributes
   * @param leaves the text leaves as it is, so personal parts of it must be tokens
   */
  private record Use(boolean consumes, boolean leaves) {
    /** What is made of the value does not hold all of it. */
    Use inPart() {
      return new Use(false, leaves);
    }
  }

  private TextReader text(Operator operator, Use use) {
    if (operator instanceof Operator.Path path) {
      return new PathReader(scopes.ref(path.path()), use.consumes());
    } else if (operator instanceof Operator.Const constant) {
      return new TextReaders.Const(constant.value());
    } else if (operator instanceof Operator.Coalesce coalesce) {
      return new TextReaders.Coalesce(texts(coalesce.of(), use));
    } else if (operator instanceof Operator.Concat concat) {
      TextReader[] operands = texts(concat.of(), use);
      return new TextReaders.Concat(operands, concat.separator(), use.leaves());
    } else if (operator instanceof Operator.Split split) {
      TextReader of = text(split.of(), use.inPart());
      return new TextReaders.Split(of, split.separator(), split.index());
    } else if (operator instanceof Operator.EnumMap enumMap) {
      return mapped(enumMap);
    } else if (operator instanceof Operator.Lookup lookup) {
      return mapped(lookup);
    } else if (operator instanceof Operator.ParseDateTime) {
      return new TextReaders.OfTime(time(operator));
    } else if (operator instanceof Operator.ParseDecimal
        || operator instanceof Operator.Scale
        || operator instanceof Operator.NegateIf
        || operator instanceof Operator.Difference) {
      return new TextReaders.OfDecimal(decimal(operator));
    }
    throw unknown(operator);
  }

  private TextReader[] texts(List<Operator> operators, Use use) {
    return operators.stream().map(operator -> text(operator, use)).toArray(TextReader[]::new);
  }

  private TextReader mapped(Operator.EnumMap enumMap) {
    byte[] otherwise = enumMap.otherwise() == null ? null : FoldedTable.bytes(enumMap.otherwise());
    return new TextReaders.Mapped(
        text(enumMap.of(), new Use(false, false)),
        table(enumMap.values()),
        otherwise,
        "the mapping's enumMap does not list the value of " + PathsOf.describe(enumMap));
  }

  private TextReader mapped(Operator.Lookup lookup) {
    Map<String, String> table = mapping.tables().get(lookup.table());
    if (table == null) {
      throw new MappingException("lookup: the mapping has no table '" + lookup.table() + "'");
    }
    return new TextReaders.Mapped(
        text(lookup.of(), new Use(false, false)),
        tables.computeIfAbsent(lookup.table(), name -> table(table)),
        null,
        "table '" + lookup.table() + "' does not list the value of " + PathsOf.describe(lookup));
  }

  private static FoldedTable<byte[]> table(Map<String, String> values) {
    Map<String, byte[]> bytes = new HashMap<>();
    values.forEach((from, to) -> bytes.put(from, FoldedTable.bytes(to)));
    return new FoldedTable<>(bytes);
  }

  /** A reader of decimal numbers; a text is read with a decimal point and without groups. */
  DecimalReader decimal(Operator operator) {
    if (operator instanceof Operator.ParseDecimal parse) {
      return parsed(parse.of(), parse.decimal(), parse.grouping());
    } else if (operator instanceof Operator.Scale scale) {
      DecimalReader of = decimal(scale.of());
      return scale.minorUnits()
          ? new DecimalReaders.FromMinorUnits(of)
          : new DecimalReaders.Scaled(of, scale.power());
    } else if (operator instanceof Operator.NegateIf negate) {
      return new DecimalReaders.NegatedIf(decimal(negate.of()), scopes.condition(negate.when()));
    } else if (operator instanceof Operator.Difference difference) {
      return new DecimalReaders.Difference(decimal(difference.of()), decimal(difference.less()));
    } else if (operator instanceof Operator.Coalesce coalesce) {
      return new DecimalReaders.Coalesce(
          coalesce.of().stream().map(this::decimal).toArray(DecimalReader[]::new));
    } else if (operator instanceof Operator.ParseDateTime) {
      throw new MappingException("a date cannot stand where a number is wanted");
    }
    return parsed(operator, ".", "");
  }

  private DecimalReader parsed(Operator of, String decimal, String grouping) {
    String groups = grouping.isEmpty() ? "without grouping" : "and grouping '" + grouping + "'";
    String expected =
        PathsOf.describe(of) + " should be a number with decimal '" + decimal + "' " + groups;
    return new DecimalReaders.Parsed(
        text(of, new Use(true, false)), new DecimalParser(decimal, grouping), expected);
  }

  /** A reader of points in time; a text is read as ISO 8601. */
  TimeReader time(Operator operator) {
    if (operator instanceof Operator.ParseDateTime parse) {
      return parsed(
          parse.of(),
          new DateTimeParser(parse.patterns(), parse.zone(), parse.language()),
          parse.patterns());
    } else if (operator instanceof Operator.Coalesce coalesce) {
      return new TimeReaders.Coalesce(
          coalesce.of().stream().map(this::time).toArray(TimeReader[]::new));
    } else if (operator instanceof Operator.ParseDecimal
        || operator instanceof Operator.Scale
        || operator instanceof Operator.NegateIf
        || operator instanceof Operator.Difference) {
      throw new MappingException("a number cannot stand where a date is wanted: say parseDateTime");
    }
    List<String> iso = List.of("ISO");
    return parsed(operator, new DateTimeParser(iso, null, "en"), iso);
  }

  private TimeReader parsed(Operator of, DateTimeParser parser, List<String> patterns) {
    String expected =
        PathsOf.describe(of) + " should be a date like " + String.join(" or ", patterns);
    return new TimeReaders.Parsed(text(of, new Use(true, false)), parser, expected);
  }

  private static IllegalStateException unknown(Operator operator) {
    return new IllegalStateException("no reader for operator " + operator.getClass().getName());
  }
}
