package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Progress;
import dev.titan.storage.objects.PathText;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.LoadedSettings;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The options that every verb has, and what they lead to. They may stand before the verb too:
 * {@code titan --home DIR query}; what stands closest to the end wins.
 */
final class CommonOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder of all state (default: TITAN_HOME, else ./titan-data).")
  private String home;

  @Option(names = "--json", description = "Print one JSON object per line on stdout.")
  private boolean json;

  @Option(names = "--debug", description = "Show where in Titan an error arose.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli acts on it by itself
  private boolean help;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private final Map<String, String> given = new TreeMap<>();
  private Output output;
  private Workspace workspace;

  /** The options of a command; those of the whole command line where it has none of its own. */
  static CommonOptions of(CommandSpec command) {
    for (CommandSpec at = command; at != null; at = at.parent()) {
      for (CommandSpec mixin : at.mixins().values()) {
        if (mixin.userObject() instanceof CommonOptions options) {
          return options;
        }
      }
    }
    throw new IllegalStateException("the topmost command has the common options");
  }

  /** Whether stack traces are wanted. */
  boolean debug() {
    return find(options -> options.debug ? true : null).orElse(false);
  }

  /** Where the command writes. */
  Output output() {
    if (output == null) {
      output = new Output(json(), spec.commandLine().getOut(), spec.commandLine().getErr());
    }
    return output;
  }

  /** Gives a setting, as an option of the command has it; before the settings are asked for. */
  void give(String key, String value) {
    given.put(key, value);
  }

  /** The settings in force. */
  Settings settings() {
    return loadedSettings().settings();
  }

  /** The settings in force and where they come from. */
  LoadedSettings loadedSettings() {
    Map<String, String> all = new TreeMap<>(given);
    find(options -> options.home).ifPresent(folder -> all.put("home", folder));
    return SettingsLoader.load(Environment.ofProcess(), all);
  }

  /** What the command works on; says which home that is. */
  Workspace workspace() {
    if (workspace == null) {
      workspace = new Workspace(settings());
      output().note("home: " + PathText.of(workspace.settings().home()));
    }
    return workspace;
  }

  /** Work that takes long. */
  interface Work<T> {
    T run(Progress progress) throws IOException;
  }

  /** Does some work, with progress on a terminal. */
  <T> T withProgress(Work<T> work) throws IOException {
    if (json() || !Terminal.isThere()) {
      return work.run(Progress.NONE);
    }
    try (ProgressMeter meter = new ProgressMeter(output().err(), System::nanoTime)) {
      return work.run(meter);
    }
  }

  private boolean json() {
    return find(options -> options.json ? true : null).orElse(false);
  }

  /** What is given with this command, or else with one of those before it. */
  private <T> Optional<T> find(Function<CommonOptions, T> option) {
    T found = option.apply(this);
    CommandSpec parent = spec.parent();
    if (found != null || parent == null) {
      return Optional.ofNullable(found);
    }
    return of(parent).find(option);
  }
}
