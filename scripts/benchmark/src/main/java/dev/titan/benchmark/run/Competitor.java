package dev.titan.benchmark.run;

import java.io.IOException;
import java.nio.file.Path;

/** One way of doing the work. */
public interface Competitor {
  /** Its name in tables. */
  String name();

  /** Makes ready what is not to be measured. The folder is empty and its own. */
  void prepare(Path work) throws IOException;

  /** The process to be measured. */
  ProcessBuilder process(Path work);

  /**
   * Checks what it has left behind.
   *
   * @param output what it wrote to stdout
   * @throws WrongResultException if it did other work than was asked for
   */
  void check(Path work, String output) throws IOException;

  /** Removes what it has kept from run to run. */
  default void finish() throws IOException {
    // Most keep nothing.
  }
}
