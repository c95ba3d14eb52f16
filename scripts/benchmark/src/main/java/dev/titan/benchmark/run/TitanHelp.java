package dev.titan.benchmark.run;

import java.nio.file.Path;

/** {@code titan --help}: what a start costs that does nothing. */
public final class TitanHelp implements Competitor {
  @Override
  public String name() {
    return "titan --help";
  }

  @Override
  public void prepare(Path work) {
    // It needs nothing.
  }

  @Override
  public ProcessBuilder process(Path work) {
    ProcessBuilder builder = new ProcessBuilder(System.getProperty("bench.launcher"), "--help");
    builder.environment().keySet().removeIf(variable -> variable.startsWith("TITAN_"));
    return builder;
  }

  @Override
  public void check(Path work, String output) {
    if (!output.contains("ingest")) {
      throw new WrongResultException("titan --help names no verb");
    }
  }
}
