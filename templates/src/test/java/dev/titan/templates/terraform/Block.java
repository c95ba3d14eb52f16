package dev.titan.templates.terraform;

import java.util.List;
import java.util.function.Consumer;

/**
 * A block.
 *
 * @param type the word that it begins with
 * @param labels the names behind that
 * @param isExplained whether a comment stands right above it
 */
record Block(String type, List<String> labels, Body body, boolean isExplained, Place place) {

  Block {
    labels = List.copyOf(labels);
  }

  /** As it is called in a message. */
  String title() {
    return labels.isEmpty() ? type : type + " " + String.join(".", labels);
  }

  /** Shows all arguments in it, also those of blocks in it. */
  void walk(Consumer<Body.Argument> visitor) {
    body.arguments().forEach(visitor);
    body.blocks().forEach(block -> block.walk(visitor));
  }
}
