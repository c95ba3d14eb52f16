package dev.titan.templates.terraform;

import java.util.Map;
import java.util.TreeMap;

/**
 * What names mean in a place.
 *
 * @param block the block around it, as messages call it
 * @param names names that are only known there, such as those of a loop, and what they stand for
 */
record Scope(String block, Map<String, Type> names) {

  Scope {
    names = new TreeMap<>(names);
  }

  /** A place that knows no names of its own. */
  static Scope of(Block block) {
    return new Scope(block.title(), Map.of());
  }

  Scope with(String name, Type type) {
    Map<String, Type> more = new TreeMap<>(names);
    more.put(name, type);
    return new Scope(block, more);
  }

  /** With a name for the entry that is gone through: {@code each}, or the name of a block. */
  Scope withEntry(String name, Type key, Type value) {
    return with(name, new Type.Shape(Map.of("key", key, "value", value)));
  }
}
