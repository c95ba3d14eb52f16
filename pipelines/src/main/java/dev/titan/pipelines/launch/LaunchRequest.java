package dev.titan.pipelines.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.pipelines.intake.UsageException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A launch of a template: one job.
 *
 * @param place where
 * @param jobName what the job is called
 * @param values the values of its parameters
 * @param environment how its machines are, such as {@code serviceAccountEmail}, by the names of the
 *     REST API's <a
 *     href="https://cloud.google.com/dataflow/docs/reference/rest/v1b3/projects.locations.flexTemplates/launch">
 *     FlexTemplateRuntimeEnvironment</a>
 */
public record LaunchRequest(
    CloudPlace place, String jobName, ParameterValues values, Map<String, String> environment) {
  /** Which addresses machines have, in the environment of a launch. */
  public static final String IP_CONFIGURATION = "ipConfiguration";

  /** No public ones. */
  public static final String PRIVATE = "WORKER_IP_PRIVATE";

  private static final Pattern JOB_NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * @throws UsageException if it could not be launched so; nothing has been sent then
   */
  public LaunchRequest {
    if (!JOB_NAME.matcher(jobName).matches()) {
      throw new UsageException(
          "'"
              + jobName
              + "' is no name of a job: use up to 40 small letters, digits and hyphens, beginning"
              + " with a letter");
    }
    values.check();
    environment = new TreeMap<>(environment);
  }

  /** The template. */
  public Template template() {
    return values.template();
  }

  /** The body of the request. */
  public String body() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode launch = body.putObject("launchParameter");
    launch.put("jobName", jobName);
    launch.put("containerSpecGcsPath", place.file(template()));
    values.values().forEach(launch.putObject("parameters")::put);
    if (!environment.isEmpty()) {
      environment.forEach(launch.putObject("environment")::put);
    }
    return body.toString();
  }
}
