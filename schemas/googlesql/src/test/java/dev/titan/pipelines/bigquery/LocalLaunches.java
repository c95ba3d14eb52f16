package dev.titan.pipelines.bigquery;

import dev.titan.pipelines.launch.Launcher;
import dev.titan.pipelines.launch.Template;
import dev.titan.storage.settings.Environment;
import dev.titan.wire.gcs.GcsServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The mains of the templates, as the launcher of Dataflow starts them.
 *
 * @param gcs holds the home, {@code gs://homes/titan}
 * @param folder where the launcher works
 */
record LocalLaunches(GcsServer gcs, Path folder) {
  static final String WORKERS = "workers@titan-test.iam.gserviceaccount.com";

  /** Launches a job of that name. */
  String launch(Template template, String name, String... parameters) throws IOException {
    List<String> args = new ArrayList<>(List.of(parameters));
    args.add("--home=gs://homes/titan");
    args.add("--runner=DataflowRunner");
    args.add("--project=titan-jobs");
    args.add("--region=europe-west3");
    args.add("--jobName=" + name);
    args.add("--serviceAccount=" + WORKERS);
    args.add("--subnetwork=regions/europe-west3/subnetworks/titan");
    args.add("--labels={\"team\":\"data\"}");
    args.add("--filesToStage=" + String.join(",", someJars()));
    Environment environment =
        Environment.of(Map.of("TITAN_GCS_ENDPOINT", gcs.url()), Map.of(), folder);
    return new Launcher(environment).launch(template, args.toArray(String[]::new));
  }

  /** A launcher stages all of its class path: here a few do. */
  static List<String> someJars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*/(jackson-core|picocli|duckdb_jdbc)-[0-9.]+\\.jar"))
        .toList();
  }
}
