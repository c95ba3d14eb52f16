package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Progress;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that every verb has. */
final class CommonOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder of all state (default: TITAN_HOME, else ./titan-data).")
  private String home;

  @Option(names = "--json", description = "Print one JSON object per line on stdout.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private Output output;
  private Workspace workspace;

  Output output() {
    if (output == null) {
      Streams streams = Streams.of(spec);
      output = new Output(json, streams.out(), streams.err());
    }
    return output;
  }

  Settings settings() {
    Map<String, String> options = home == null ? Map.of() : Map.of("home", home);
    return SettingsLoader.load(Environment.ofProcess(), options).settings();
  }

  /** What the command works on; says which home that is. */
  Workspace workspace() {
    if (workspace == null) {
      workspace = new Workspace(settings());
      output().note("home: " + workspace.settings().home());
    }
    return workspace;
  }

  /** Work that takes long. */
  interface Work<T> {
    T run(Progress progress) throws IOException;
  }

  /** Does some work, with progress on a terminal. */
  <T> T withProgress(Work<T> work) throws IOException {
    if (json || System.console() == null) {
      return work.run(Progress.NONE);
    }
    try (ProgressMeter meter = new ProgressMeter(output().err(), System::nanoTime)) {
      return work.run(meter);
    }
  }

}
