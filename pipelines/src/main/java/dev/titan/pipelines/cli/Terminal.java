package dev.titan.pipelines.cli;

import java.io.Console;

/** Whether a person is looking on. */
final class Terminal {
  private Terminal() {}

  /** Whether input and output of this process are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // what the absence of a console means is looked at below
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is always a console, and this method tells what it is.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before, there was a console only where there was a terminal
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
