package dev.titan.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the inputs of a stream come from, some at a time. The last of them corrects events of all
 * the others, so it must come behind them.
 */
interface StreamSource extends AutoCloseable {
  /** What {@code titan stream} is told of it. */
  List<String> arguments();

  /** The settings under which it is read, such as {@code NAME=value}. */
  List<String> settings();

  /** In how many portions its inputs come. */
  int portions();

  /** Lets a portion come, from 0; each once. */
  void send(int portion) throws IOException;

  /** Whether all that was sent is in a home, committed or not. */
  boolean isTaken(Path home) throws IOException;

  /** Whether an input may count more than once in the books, because it was delivered again. */
  boolean repeats();

  @Override
  void close() throws IOException;
}
