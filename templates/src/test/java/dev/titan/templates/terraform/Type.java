package dev.titan.templates.terraform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an expression gives, as far as can be told without asking Google Cloud. */
sealed interface Type {

  /** Types that hold no others. */
  enum Simple implements Type {
    /** Nothing is known. */
    ANY("anything"),
    STRING("a string"),
    NUMBER("a number"),
    BOOL("a bool");

    private final String words;

    Simple(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A list, or a set, which has no order and no numbers.
   *
   * @param distinct whether it is a set
   */
  record Sequence(Type element, boolean distinct) implements Type {
    @Override
    public String toString() {
      return distinct ? "a set" : "a list";
    }
  }

  /** Values of one type by any names. */
  record Mapping(Type element) implements Type {
    @Override
    public String toString() {
      return "a map";
    }
  }

  /** Values by known names. */
  record Shape(Map<String, Type> attributes) implements Type {
    public Shape {
      attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
      return "an object";
    }
  }

  /**
   * All instances of a block with count or for_each.
   *
   * @param keyed whether by for_each
   */
  record Instances(Type element, boolean keyed) implements Type {
    @Override
    public String toString() {
      return keyed ? "a map of instances" : "a list of instances";
    }
  }

  /** Whether it is a string, a number or a truth value. */
  default boolean isSimple() {
    return this instanceof Simple && this != Simple.ANY;
  }

  /** Whether a value of this type may stand where another is asked for. */
  default boolean fits(Type wanted) {
    if (this == Simple.ANY || wanted == Simple.ANY) {
      return true;
    }
    if (wanted instanceof Sequence sequence) {
      return this instanceof Sequence have && have.element().fits(sequence.element());
    }
    if (wanted instanceof Mapping mapping) {
      return this instanceof Mapping have
          ? have.element().fits(mapping.element())
          : this instanceof Shape shape
              && shape.attributes().values().stream()
                  .allMatch(type -> type.fits(mapping.element()));
    }
    if (wanted instanceof Shape shape) {
      return this instanceof Shape have
          ? have.attributes().entrySet().stream()
              .allMatch(
                  attribute ->
                      shape.attributes().containsKey(attribute.getKey())
                          && attribute.getValue().fits(shape.attributes().get(attribute.getKey())))
          : this instanceof Mapping;
    }
    return equals(wanted);
  }

  /** What one gets who goes through a value of this type. */
  default Type element() {
    if (this instanceof Sequence sequence) {
      return sequence.element();
    }
    if (this instanceof Mapping mapping) {
      return mapping.element();
    }
    if (this instanceof Instances instances) {
      return instances.element();
    }
    return this instanceof Shape shape ? common(shape.attributes().values()) : Simple.ANY;
  }

  /** The keys under which {@link #element} is found. */
  default Type key() {
    if (this instanceof Sequence sequence) {
      return sequence.distinct() ? sequence.element() : Simple.NUMBER;
    }
    if (this instanceof Instances instances) {
      return instances.keyed() ? Simple.STRING : Simple.NUMBER;
    }
    return this == Simple.ANY ? Simple.ANY : Simple.STRING;
  }

  /** What is true of all of some types. Nothing known is no contradiction. */
  static Type common(Iterable<Type> types) {
    Type common = null;
    for (Type type : types) {
      common = common == null ? type : common(common, type);
    }
    return common == null ? Simple.ANY : common;
  }

  private static Type common(Type one, Type other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof Sequence a && other instanceof Sequence b) {
      return new Sequence(common(List.of(a.element(), b.element())), a.distinct() && b.distinct());
    }
    if (one instanceof Shape a && other instanceof Shape b) {
      Map<String, Type> both = new LinkedHashMap<>();
      a.attributes()
          .forEach(
              (name, type) -> {
                if (b.attributes().containsKey(name)) {
                  both.put(name, common(type, b.attributes().get(name)));
                }
              });
      return new Shape(both);
    }
    return Simple.ANY;
  }
}
