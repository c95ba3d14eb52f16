package dev.titan.templates.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What stands behind an equals sign. */
sealed interface Expression {

  /** Where it begins. */
  Place place();

  /** The expressions right inside of it. */
  List<Expression> parts();

  /** Shows this one and all inside of it. */
  default void walk(Consumer<Expression> visitor) {
    visitor.accept(this);
    parts().forEach(part -> part.walk(visitor));
  }

  /**
   * A text, a number, a truth value, or null.
   *
   * @param value of class String, BigDecimal or Boolean, or null
   */
  record Literal(Object value, Place place) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** A text with expressions in it; what is fixed are literals. */
  record Template(List<Expression> parts, Place place) implements Expression {}

  /** A list in brackets. */
  record Tuple(List<Expression> parts, Place place) implements Expression {}

  /** An object in braces. */
  record ObjectValue(List<Entry> entries, Place place) implements Expression {
    @Override
    public List<Expression> parts() {
      List<Expression> parts = new ArrayList<>();
      for (Entry entry : entries) {
        parts.add(entry.key());
        parts.add(entry.value());
      }
      return parts;
    }
  }

  /** A part of an object; a key without quotes is a literal. */
  record Entry(Expression key, Expression value) {}

  /** A name that stands alone or begins a reference: var, each, google_storage_bucket. */
  record Name(String name, Place place) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** A way into what an expression gives. */
  record Access(Expression base, List<Step> steps, Place place) implements Expression {
    @Override
    public List<Expression> parts() {
      List<Expression> parts = new ArrayList<>();
      parts.add(base);
      for (Step step : steps) {
        if (step instanceof Index index) {
          parts.add(index.key());
        }
      }
      return parts;
    }

    /** The name that the reference begins with, or null. */
    String root() {
      return base instanceof Name name ? name.name() : null;
    }

    /** The name at a step, or null if there is none. */
    String attribute(int at) {
      return at < steps.size() && steps.get(at) instanceof Attribute attribute
          ? attribute.name()
          : null;
    }
  }

  /** One step of a way. */
  sealed interface Step {}

  /** {@code .name}. */
  record Attribute(String name) implements Step {}

  /** {@code [key]}. */
  record Index(Expression key) implements Step {}

  /** {@code [*]}: the following steps are done with each. */
  record Splat() implements Step {}

  /**
   * A call of a function.
   *
   * @param spread whether the last argument is a list of arguments
   */
  record Call(String function, List<Expression> parts, boolean spread, Place place)
      implements Expression {}

  /** {@code condition ? yes : no}. */
  record Conditional(Expression condition, Expression yes, Expression no, Place place)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(condition, yes, no);
    }
  }

  /** An operation on one value or two. */
  record Operation(Operator operator, List<Expression> parts, Place place) implements Expression {}

  /** Kinds of operators, by what they give. */
  enum Operator {
    ARITHMETIC,
    TRUTH
  }

  /**
   * {@code [for … : …]} or {@code {for … : … => …}}.
   *
   * @param names of the value, or of the key and the value
   * @param source what is gone through
   * @param key the key of an object; null in a list
   * @param condition which are taken; null for all
   */
  record For(
      List<String> names,
      Expression source,
      Expression key,
      Expression value,
      Expression condition,
      Place place)
      implements Expression {
    @Override
    public List<Expression> parts() {
      List<Expression> parts = new ArrayList<>();
      parts.add(source);
      if (key != null) {
        parts.add(key);
      }
      parts.add(value);
      if (condition != null) {
        parts.add(condition);
      }
      return parts;
    }
  }
}
