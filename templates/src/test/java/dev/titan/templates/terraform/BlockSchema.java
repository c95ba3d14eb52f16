package dev.titan.templates.terraform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a block may hold.
 *
 * @param provider the provider that knows it, where it is not the usual one; else null
 * @param isOpen whether it may hold anything else, too
 * @param arguments by name
 * @param blocks the blocks in it, by type
 * @param exported what can be read of it, beside its arguments and blocks
 */
record BlockSchema(
    String provider,
    boolean isOpen,
    Map<String, Argument> arguments,
    Map<String, Nested> blocks,
    Map<String, Type> exported) {

  /**
   * An argument.
   *
   * @param values what a text may be; empty for anything
   */
  record Argument(Type type, boolean required, List<String> values) {}

  /** A block in a block, with how often it may stand there. */
  record Nested(BlockSchema schema, int least, int most) {}

  BlockSchema {
    arguments = new TreeMap<>(arguments);
    blocks = new TreeMap<>(blocks);
    exported = new TreeMap<>(exported);
  }

  /** What a reference to such a block can go into. */
  Type type() {
    Map<String, Type> attributes = new LinkedHashMap<>(exported);
    arguments.forEach((name, argument) -> attributes.put(name, argument.type()));
    blocks.forEach(
        (name, nested) -> attributes.put(name, new Type.Sequence(nested.schema().type(), false)));
    return new Type.Shape(attributes);
  }
}
