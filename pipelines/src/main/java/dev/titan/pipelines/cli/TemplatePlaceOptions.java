package dev.titan.pipelines.cli;

import dev.titan.pipelines.launch.CloudPlace;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which template, and where it lies and is launched. */
final class TemplatePlaceOptions {
  @Parameters(paramLabel = "TEMPLATE", description = "Which template; see titan template list.")
  private String template;

  @Option(
      names = "--project",
      paramLabel = "ID",
      required = true,
      description = "The project that jobs run in.")
  private String project;

  @Option(names = "--region", paramLabel = "NAME", required = true, description = "The region.")
  private String region;

  @Option(
      names = "--templates",
      paramLabel = "gs://BUCKET/FOLDER",
      required = true,
      description = "The folder in Cloud Storage of the files that templates are launched by.")
  private String templates;

  /** The name of the template. */
  String template() {
    return template;
  }

  /** Where it lies and is launched. */
  CloudPlace place() {
    return new CloudPlace(project, region, templates);
  }
}
