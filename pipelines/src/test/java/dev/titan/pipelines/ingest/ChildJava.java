package dev.titan.pipelines.ingest;

import java.util.ArrayList;
import java.util.List;

/** A process of its own for a main of the tests. */
public final class ChildJava {
  /** It lives for seconds: better a quick start than fast code. */
  private static final List<String> QUICK =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private ChildJava() {}

  /** The command that starts it. */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(QUICK);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs it, and returns its exit code. */
  public static int run(Class<?> main, String... arguments) throws Exception {
    return new ProcessBuilder(command(main, arguments)).inheritIO().start().waitFor();
  }
}
