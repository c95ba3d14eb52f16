package dev.titan.templates.terraform;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What stands between the braces of a block, or in a file. */
record Body(List<Argument> arguments, List<Block> blocks) {

  /** {@code name = value}. */
  record Argument(String name, Expression value, Place place) {}

  Body {
    arguments = List.copyOf(arguments);
    blocks = List.copyOf(blocks);
  }

  /** The argument of a name. */
  Optional<Argument> argument(String name) {
    return arguments.stream().filter(argument -> argument.name().equals(name)).findFirst();
  }

  boolean has(String name) {
    return argument(name).isPresent();
  }

  /** The literal text that an argument has, if it has one. */
  Optional<String> text(String name) {
    return argument(name)
        .map(Argument::value)
        .filter(Expression.Literal.class::isInstance)
        .map(literal -> ((Expression.Literal) literal).value())
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** Shows all arguments of this body's blocks, of theirs, and so on, with the outermost block. */
  void walk(BiConsumer<Block, Argument> visitor) {
    for (Block block : blocks) {
      block.walk(argument -> visitor.accept(block, argument));
    }
  }
}
