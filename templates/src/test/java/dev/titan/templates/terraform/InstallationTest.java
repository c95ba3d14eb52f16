package dev.titan.templates.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.ObjectValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files that make an installation on Google Cloud. */
final class InstallationTest {
  private static final Path FOLDER = Path.of("terraform");

  /**
   * Of <a
   * href="https://cloud.google.com/dataflow/docs/reference/rest/v1b3/projects.locations.flexTemplates/launch">
   * flexTemplates.launch</a>.
   */
  private static final Set<String> LAUNCH_FIELDS =
      Set.of(
          "launchParameter",
          "jobName",
          "containerSpecGcsPath",
          "parameters",
          "environment",
          "additionalExperiments",
          "additionalUserLabels",
          "diskSizeGb",
          "enableStreamingEngine",
          "ipConfiguration",
          "kmsKeyName",
          "launcherMachineType",
          "machineType",
          "maxWorkers",
          "network",
          "numWorkers",
          "sdkContainerImage",
          "serviceAccountEmail",
          "stagingLocation",
          "subnetwork",
          "tempLocation");

  @Test
  void nothingIsWrong() throws IOException {
    List<Problem> problems = Checks.of(Configuration.in(FOLDER));

    assertEquals("", problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
  }

  /** Checks of nothing would find nothing wrong. */
  @Test
  void everyPartIsSeen() throws IOException {
    List<String> resources =
        Configuration.in(FOLDER).blocks().stream()
            .filter(block -> block.type().equals("resource"))
            .map(block -> block.labels().get(0))
            .distinct()
            .toList();

    assertTrue(
        resources.containsAll(
            List.of(
                "google_bigquery_dataset",
                "google_billing_budget",
                "google_cloud_run_v2_job",
                "google_cloud_run_v2_service",
                "google_cloud_scheduler_job",
                "google_dataflow_flex_template_job",
                "google_logging_metric",
                "google_monitoring_alert_policy",
                "google_monitoring_dashboard",
                "google_pubsub_subscription",
                "google_secret_manager_secret",
                "google_service_account",
                "google_storage_bucket")),
        () -> "there are only " + resources);
  }

  @Test
  void theReadmeNamesEveryFile() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));

    List<String> missing =
        Configuration.in(FOLDER).files().keySet().stream()
            .filter(file -> !file.startsWith("parameters_") && !readme.contains("`" + file + "`"))
            .toList();

    assertEquals(List.of(), missing);
  }

  /** Nobody knows these names but the service, which passes over those that it does not know. */
  @Test
  void launchesNameFieldsOfTheRestApi() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Block block : Configuration.in(FOLDER).files().get("launches.tf").blocks()) {
      if (block.type().equals("resource")) {
        block.walk(argument -> argument.value().walk(part -> addNames(part, named)));
      }
    }
    named.removeAll(LAUNCH_FIELDS);
    named.remove("Content-Type");

    assertEquals(Set.of(), named);
  }

  private static void addNames(Expression part, Set<String> names) {
    if (part instanceof ObjectValue object) {
      object.entries().forEach(entry -> names.add(String.valueOf(((Literal) entry.key()).value())));
    }
  }

  /** A setting that Titan does not know stops every command. */
  @Test
  void settingsAreThoseOfTitan() throws IOException {
    String known = Files.readString(Path.of("../docs/settings.md"));
    ObjectValue settings = (ObjectValue) Configuration.in(FOLDER).locals().get("settings").value();

    List<Object> unknown =
        settings.entries().stream()
            .map(entry -> ((Literal) entry.key()).value())
            .filter(key -> !known.contains("\n### " + key + "\n"))
            .toList();

    assertEquals(List.of(), unknown);
  }
}
