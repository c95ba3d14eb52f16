package dev.titan.pipelines.launch;

import dev.titan.pipelines.intake.UsageException;
import java.util.regex.Pattern;

/**
 * Where templates lie and are launched.
 *
 * @param project the project that jobs run in
 * @param region the region
 * @param templates the folder in Cloud Storage of the files that templates are launched by
 */
public record CloudPlace(String project, String region, String templates) {
  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{4,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+[0-9]+");

  /**
   * @throws UsageException if one of them is none
   */
  public CloudPlace {
    require(PROJECT, project, "--project", "the id of a project, such as my-shop");
    require(REGION, region, "--region", "a region, such as europe-west3");
    require(
        Pattern.compile(Patterns.BUCKET_OR_FOLDER),
        templates,
        "--templates",
        "a folder in Cloud Storage, such as gs://my-shop-titan/templates");
    templates = templates.replaceAll("/+$", "");
  }

  private static void require(Pattern pattern, String value, String option, String what) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw new UsageException(option + " must be " + what);
    }
  }

  /** The file that a template is launched by. */
  public String file(Template template) {
    return templates + "/" + template.id() + ".json";
  }

  /** The call that launches a template, below the address of Dataflow. */
  public String launchPath() {
    return "/v1b3/projects/" + project + "/locations/" + region + "/flexTemplates:launch";
  }
}
