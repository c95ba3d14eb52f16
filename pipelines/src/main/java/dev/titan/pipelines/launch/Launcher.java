package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.FailureWords;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** What the mains of all templates do: from arguments to options, an installation, and one job. */
public final class Launcher {
  private static final String PREFIX = "--";

  private final Environment environment;

  /** A launcher in an environment, whose variables may hold settings. */
  public Launcher(Environment environment) {
    this.environment = environment;
  }

  /**
   * Launches a template, for a main that Dataflow's launcher starts: its log is where a person
   * looks.
   *
   * @throws LaunchException if that does not work; uncaught, it ends the process with exit code 1
   */
  static void main(Template template, String[] args) {
    try {
      String told = new Launcher(Environment.ofProcess()).launch(template, args);
      System.getLogger(Launcher.class.getName()).log(System.Logger.Level.INFO, told);
    } catch (IOException | RuntimeException e) {
      throw new LaunchException(FailureWords.of(e), e);
    }
  }

  /**
   * Launches a template.
   *
   * @param args such as {@code --home=gs://acme-titan/home}; those of Dataflow too
   * @return what was done, in one line
   * @throws UsageException if they are not allowed
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public String launch(Template template, String[] args) throws IOException {
    new ParameterValues(template, given(template, args)).check();
    return template
        .launch()
        .run(args, options -> Installation.open(settings(options), InstantSource.system()));
  }

  /** The parameters among the arguments; the others are options of Dataflow. */
  private static Map<String, String> given(Template template, String[] args) {
    Map<String, String> all = new TreeMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith(PREFIX) || equals < 0) {
        throw new UsageException("'" + arg + "' is no option: write --name=value");
      }
      all.put(arg.substring(PREFIX.length(), equals), arg.substring(equals + 1));
    }
    Map<String, String> ours = new TreeMap<>();
    template.parameters().forEach(parameter -> ours.put(parameter.name(), null));
    all.keySet().retainAll(ours.keySet());
    return all;
  }

  /** Those of the home, but that Dataflow does the work, and where. */
  private Settings settings(TemplateOptions options) {
    Map<String, String> given = new TreeMap<>();
    given.put("home", options.getHome());
    given.put("flink.master", "none");
    given.put("dataflow.region", options.getRegion());
    return SettingsLoader.load(environment, given).settings();
  }
}
