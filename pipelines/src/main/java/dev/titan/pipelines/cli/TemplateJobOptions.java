package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.launch.LaunchRequest;
import dev.titan.pipelines.launch.ParameterValues;
import dev.titan.pipelines.launch.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job that a launch makes. */
final class TemplateJobOptions {
  @Mixin private TemplatePlaceOptions template;

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "A parameter of the template; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--job-name",
      paramLabel = "NAME",
      description = "What the job is called (default: titan-TEMPLATE).")
  private String jobName;

  @Option(
      names = "--service-account",
      paramLabel = "EMAIL",
      description = "The account of the job's machines.")
  private String serviceAccount;

  @Option(names = "--network", paramLabel = "NAME", description = "The network of its machines.")
  private String network;

  @Option(
      names = "--subnetwork",
      paramLabel = "PATH",
      description = "Their subnetwork, such as regions/europe-west3/subnetworks/titan.")
  private String subnetwork;

  @Option(
      names = "--machine-type",
      paramLabel = "NAME",
      description = "What machines they are, such as n2-standard-2.")
  private String machineType;

  @Option(
      names = "--temporary",
      paramLabel = "FOLDER",
      description = {
        "The folder in Cloud Storage for its jars and temporary files, such as gs://bucket/titan",
        "(default: a bucket that Dataflow makes, in which the account must have rights)."
      })
  private String temporary;

  @Option(
      names = "--disable-public-ips",
      description = "Give them no public addresses; their subnetwork must reach Google's services.")
  private boolean disablePublicIps;

  /** The launch that is wanted. */
  LaunchRequest request() {
    Template wanted = TemplateChoice.of(template.template());
    Map<String, String> environment = new TreeMap<>();
    put(environment, "serviceAccountEmail", serviceAccount);
    put(environment, "network", network);
    put(environment, "subnetwork", subnetwork);
    put(environment, "machineType", machineType);
    put(environment, "tempLocation", below("/dataflow/temp"));
    put(environment, "stagingLocation", below("/dataflow/staging"));
    put(
        environment,
        LaunchRequest.IP_CONFIGURATION,
        disablePublicIps ? LaunchRequest.PRIVATE : null);
    return new LaunchRequest(
        template.place(),
        jobName == null ? "titan-" + wanted.id() : jobName,
        new ParameterValues(wanted, parameters),
        environment);
  }

  private String below(String folder) {
    if (temporary == null) {
      return null;
    }
    if (!temporary.startsWith("gs://")) {
      throw new UsageException(
          "--temporary must be a folder in Cloud Storage, such as gs://bucket/titan, and is '"
              + temporary
              + "'");
    }
    return temporary.replaceAll("/+$", "") + folder;
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
