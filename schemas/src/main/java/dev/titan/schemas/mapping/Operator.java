package dev.titan.schemas.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The closed list of operators of the mapping language: pure data, without loops, I/O or
 * reflection. {@code dev.titan.transforms.refine} compiles them once into plain Java. Every
 * operator gives a text or nothing; an empty text is nothing.
 */
public sealed interface Operator {

  /**
   * The value at a path of the record: dotted for JSON ({@code a.b[0].c}), the trimmed header cell
   * for CSV and sheets. Inside an exploded list, {@code items[].price} means the current element.
   */
  record Path(String path) implements Operator {
    public Path {
      requireText(path, "path");
    }
  }

  /** The first operand that gives a value. */
  record Coalesce(List<Operator> of) implements Operator {
    public Coalesce {
      of = requireOperands(of, "coalesce");
    }
  }

  /** The same text for every record. */
  record Const(String value) implements Operator {
    public Const {
      requireText(value, "const");
    }
  }

  /** The operands that give a value, joined by the separator. */
  record Concat(List<Operator> of, String separator) implements Operator {
    public Concat {
      of = requireOperands(of, "concat");
      Objects.requireNonNull(separator);
    }
  }

  /** One piece of a text, cut at a literal separator; counted from 0, from the end if negative. */
  record Split(Operator of, String separator, int index) implements Operator {
    public Split {
      Objects.requireNonNull(of);
      requireText(separator, "separator");
    }
  }

  /**
   * A decimal number as people write it. Currency signs and ISO codes around the number are
   * stripped; a sign may lead or trail; parentheses mean minus.
   *
   * @param decimal the decimal sign, {@code '.'} or {@code ','}
   * @param grouping the grouping sign, or empty where none may occur; {@code " "} also stands for
   *     the no-break and thin spaces
   */
  record ParseDecimal(Operator of, String decimal, String grouping) implements Operator {
    public ParseDecimal {
      Objects.requireNonNull(of);
      if (!decimal.equals(".") && !decimal.equals(",")) {
        throw new MappingException("parseDecimal: decimal must be '.' or ','");
      }
      if (!List.of("", ",", ".", " ", "'", "_").contains(grouping)) {
        throw new MappingException("parseDecimal: grouping must be one of '' , . space ' _");
      }
      if (decimal.equals(grouping)) {
        throw new MappingException("parseDecimal: decimal and grouping must differ");
      }
    }
  }

  /**
   * A point in time.
   *
   * @param patterns {@link java.time.format.DateTimeFormatter} patterns tried in order, or the
   *     words {@code ISO} (ISO 8601 and RFC 3339 in all usual precisions), {@code EPOCH_SECONDS},
   *     {@code EPOCH_MILLIS}, {@code EPOCH_MICROS}, {@code EXCEL_SERIAL}
   * @param zone the zone of values that name none, or null for the location's zone
   * @param language the language of month names, as a BCP 47 tag
   */
  record ParseDateTime(Operator of, List<String> patterns, String zone, String language)
      implements Operator {
    public ParseDateTime {
      Objects.requireNonNull(of);
      patterns = List.copyOf(patterns);
      if (patterns.isEmpty() || patterns.size() > 16) {
        throw new MappingException("parseDateTime: give 1 to 16 patterns");
      }
      requireText(language, "language");
    }
  }

  /**
   * A decimal times a power of ten.
   *
   * @param power the power, from -18 to 18; always 0 where {@code minorUnits} is set
   * @param minorUnits divide by the minor units of the entry's currency (ISO 4217 exponent)
   */
  record Scale(Operator of, int power, boolean minorUnits) implements Operator {
    public Scale {
      Objects.requireNonNull(of);
      if (power < -18 || power > 18) {
        throw new MappingException("scale: power must lie between -18 and 18");
      }
      power = minorUnits ? 0 : power;
    }
  }

  /** A decimal with the other sign, where the condition holds. */
  record NegateIf(Operator of, Condition when) implements Operator {
    public NegateIf {
      Objects.requireNonNull(of);
      Objects.requireNonNull(when);
    }
  }

  /**
   * A decimal less another one, as what came in less what went out. One that has no value counts as
   * nothing; where both have none, there is no value.
   */
  record Difference(Operator of, Operator less) implements Operator {
    public Difference {
      Objects.requireNonNull(of);
      Objects.requireNonNull(less);
    }
  }

  /** A value for a value; names are compared without regard to case and surrounding space. */
  record EnumMap(Operator of, Map<String, String> values, String otherwise) implements Operator {
    public EnumMap {
      Objects.requireNonNull(of);
      values = Map.copyOf(values);
      if (values.isEmpty()) {
        throw new MappingException("enumMap: values must not be empty");
      }
    }
  }

  /** Like {@link EnumMap}, through a table that the mapping holds once for several fields. */
  record Lookup(Operator of, String table) implements Operator {
    public Lookup {
      Objects.requireNonNull(of);
      requireText(table, "lookup");
    }
  }

  private static void requireText(String text, String name) {
    if (text == null || text.isEmpty()) {
      throw new MappingException(name + " must not be empty");
    }
  }

  private static List<Operator> requireOperands(List<Operator> of, String name) {
    if (of.isEmpty() || of.size() > 32) {
      throw new MappingException(name + ": give 1 to 32 operands");
    }
    return List.copyOf(of);
  }
}
