package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands of gcloud and docker that do what a template needs, for a person to run. */
public final class GcloudCalls {
  /** What stands between parameters: commas may be in their values (gcloud topic escaping). */
  private static final String SEPARATOR = "~";

  /** How the REST API calls what gcloud has options for. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "serviceAccountEmail", "--service-account-email",
          "network", "--network",
          "subnetwork", "--subnetwork",
          "machineType", "--worker-machine-type",
          "stagingLocation", "--staging-location",
          "tempLocation", "--temp-location");

  private GcloudCalls() {}

  /**
   * Builds the image of a template and the file that it is launched by. To be run at the top of the
   * checkout.
   *
   * @param repository a repository of images, such as {@code
   *     europe-west3-docker.pkg.dev/my-shop/titan}
   * @param tag the version of the images
   */
  public static List<String> build(
      Template template, CloudPlace place, String repository, String tag) {
    String image = repository + "/titan-" + template.id() + ":" + tag;
    return List.of(
        command("mvn", "-B", "-ntp", "-DskipTests", "clean", "package"),
        command(
            "docker",
            "build",
            "--file=templates/images/template.Dockerfile",
            "--build-arg=MAIN_CLASS=" + template.main().getName(),
            "--tag=" + image,
            "."),
        command("docker", "push", image),
        command(
            "gcloud",
            "dataflow",
            "flex-template",
            "build",
            place.file(template),
            "--project=" + place.project(),
            "--image=" + image,
            "--sdk-language=JAVA",
            "--metadata-file=templates/metadata/" + template.id() + ".json"));
  }

  /** Launches a template. */
  public static String launch(LaunchRequest request) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "gcloud",
                "dataflow",
                "flex-template",
                "run",
                request.jobName(),
                "--project=" + request.place().project(),
                "--region=" + request.place().region(),
                "--template-file-gcs-location=" + request.place().file(request.template())));
    words.add("--parameters=" + parameters(request.values().values()));
    request.environment().forEach((name, value) -> words.add(flag(name, value)));
    return command(words.toArray(new String[0]));
  }

  private static String flag(String name, String value) {
    return name.equals(LaunchRequest.IP_CONFIGURATION)
        ? "--disable-public-ips"
        : FLAGS.get(name) + "=" + value;
  }

  private static String parameters(Map<String, String> values) {
    String separator = SEPARATOR;
    while (values.values().toString().contains(separator)) {
      separator += SEPARATOR;
    }
    List<String> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(name + "=" + value));
    return "^" + separator + "^" + String.join(separator, pairs);
  }

  /**
   * Launches a template again and again.
   *
   * @param cron when, such as {@code 0 3 * * *}
   * @param zone the time zone of that, such as {@code Etc/UTC}
   * @param account the account in whose name the scheduler launches
   * @param service the address of Dataflow
   */
  public static String schedule(
      LaunchRequest request, String cron, String zone, String account, String service) {
    return command(
        "gcloud",
        "scheduler",
        "jobs",
        "create",
        "http",
        request.jobName(),
        "--project=" + request.place().project(),
        "--location=" + request.place().region(),
        "--schedule=" + cron,
        "--time-zone=" + zone,
        "--uri=" + service + request.place().launchPath(),
        "--http-method=POST",
        "--headers=Content-Type=application/json",
        "--oauth-service-account-email=" + account,
        "--message-body=" + request.body());
  }

  private static String command(String... words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add(ShellWords.quote(word));
    }
    return String.join(" ", quoted);
  }
}
