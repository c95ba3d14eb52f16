package dev.titan.schemas.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One value of a document, with the place where it stands, so that every complaint names it. Its
 * methods demand: what is not as asked for is a {@link MappingException}.
 */
final class Cursor {
  private final JsonNode node;
  private final String origin;
  private final String pointer;

  private Cursor(JsonNode node, String origin, String pointer) {
    this.node = node;
    this.origin = origin;
    this.pointer = pointer;
  }

  /** The whole document. */
  static Cursor root(JsonNode node, String origin) {
    return new Cursor(node, origin, "");
  }

  /** Refuses any other key than these. */
  Cursor only(Collection<String> keys) {
    for (String key : members().keySet()) {
      if (!keys.contains(key)) {
        throw wrong("unknown key " + Quoted.of(key), "one of " + String.join(", ", keys));
      }
    }
    return this;
  }

  /** The member of this object that must be there. */
  Cursor at(String key) {
    return find(key).orElseThrow(() -> wrong("the key '" + key + "' is missing", "it to be given"));
  }

  /** The member of this object, if it is there. */
  Optional<Cursor> find(String key) {
    requireObject();
    JsonNode child = node.get(key);
    return child == null
        ? Optional.empty()
        : Optional.of(new Cursor(child, origin, Pointers.child(pointer, key)));
  }

  boolean has(String key) {
    return find(key).isPresent();
  }

  /** All members of this object, in the order of the document. */
  Map<String, Cursor> members() {
    requireObject();
    Map<String, Cursor> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String place = Pointers.child(pointer, member.getKey());
      members.put(member.getKey(), new Cursor(member.getValue(), origin, place));
    }
    return members;
  }

  /** The members of this object, each read by a function, with keys of bounded length. */
  <T> Map<String, T> members(int maxKeyLength, Function<Cursor, T> reader) {
    Map<String, T> members = new LinkedHashMap<>();
    members()
        .forEach(
            (key, value) -> {
              if (lengthOf(key) < 1 || lengthOf(key) > maxKeyLength) {
                throw wrong(
                    "the key " + Quoted.of(key) + " has " + lengthOf(key) + " characters",
                    "1 to " + maxKeyLength);
              }
              members.put(key, reader.apply(value));
            });
    return members;
  }

  /** As {@link #members(int, Function)}, with at least one member. */
  <T> Map<String, T> someMembers(int maxKeyLength, Function<Cursor, T> reader) {
    Map<String, T> members = members(maxKeyLength, reader);
    if (members.isEmpty()) {
      throw wrong("the object is empty", "at least one member");
    }
    return members;
  }

  boolean isArray() {
    return node.isArray();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** The elements of this array. */
  List<Cursor> elements() {
    if (!node.isArray()) {
      throw wrong("found " + type(), "an array");
    }
    List<Cursor> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new Cursor(node.get(i), origin, Pointers.child(pointer, i)));
    }
    return elements;
  }

  /** The elements of this array, whose number lies between two bounds. */
  List<Cursor> elements(int min, int max) {
    List<Cursor> elements = elements();
    if (elements.size() < min || elements.size() > max) {
      throw wrong("the array has " + elements.size() + " elements", min + " to " + max);
    }
    return elements;
  }

  /** The elements of this array, of which no two may be equal. */
  <T> Set<T> set(Function<Cursor, T> reader) {
    Set<T> set = new LinkedHashSet<>();
    for (Cursor element : elements()) {
      if (!set.add(reader.apply(element))) {
        throw element.wrong("the element is repeated", "each element once");
      }
    }
    return set;
  }

  /** One element by itself, or an array of at least one and no two equal. */
  <T> Set<T> oneOrMore(Function<Cursor, T> reader) {
    if (!node.isArray()) {
      return Set.of(reader.apply(this));
    }
    if (node.isEmpty()) {
      throw wrong("the array is empty", "at least one element");
    }
    return set(reader);
  }

  /** A text of a length between two bounds, in code points. */
  String text(int min, int max) {
    if (!node.isTextual()) {
      throw wrong("found " + type(), "a text in quotes");
    }
    String text = node.textValue();
    int length = lengthOf(text);
    if (length < min || length > max) {
      throw wrong("the text has " + length + " characters", min + " to " + max);
    }
    return text;
  }

  /** A whole number between two bounds. */
  int integer(int min, int max) {
    boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    if (!whole || node.doubleValue() < min || node.doubleValue() > max) {
      throw wrong(
          node.isNumber() ? "the number does not fit" : "found " + type(),
          "a whole number from " + min + " to " + max);
    }
    return (int) node.doubleValue();
  }

  /** A number from 0 to 1. */
  double share() {
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      throw wrong(
          node.isNumber() ? "the number does not fit" : "found " + type(), "a number from 0 to 1");
    }
    return node.doubleValue();
  }

  /** The word {@code true}, as the only one that makes sense here. */
  boolean mustBeTrue() {
    if (!node.isBoolean() || !node.booleanValue()) {
      throw wrong("found " + type(), "true (or leave the key out)");
    }
    return true;
  }

  /** One of some words, each standing for a value. */
  <T> T word(Map<String, T> words) {
    T value = node.isTextual() ? words.get(node.textValue()) : null;
    if (value == null) {
      throw wrong(
          node.isTextual() ? "found " + Quoted.of(node.textValue()) : "found " + type(),
          "one of " + String.join(", ", words.keySet()));
    }
    return value;
  }

  /** Runs a constructor, and gives its complaint the place of this value. */
  <T> T build(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (MappingException e) {
      throw e.pointer() == null ? MappingException.at(origin, pointer, e.getMessage(), e) : e;
    }
  }

  /** The complaint that this value is not what it must be. */
  MappingException wrong(String problem, String expected) {
    return MappingException.at(origin, pointer, problem + "; expected " + expected);
  }

  private void requireObject() {
    if (!node.isObject()) {
      throw wrong("found " + type(), "an object");
    }
  }

  private String type() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "the word " + node.booleanValue();
      default -> "null";
    };
  }

  private static int lengthOf(String text) {
    return text.codePointCount(0, text.length());
  }
}
