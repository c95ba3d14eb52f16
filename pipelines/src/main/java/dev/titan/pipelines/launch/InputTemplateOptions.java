package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Which files a template reads, and whose they are. */
public interface InputTemplateOptions extends PipelineOptions {
  @TemplateParameter(
      order = 10,
      label = "Files",
      group = "Files",
      pattern = Patterns.INPUT,
      example = "gs://acme-exports/2026/**/*.csv")
  @Description(
      "The files in Cloud Storage: objects, folders (with a slash at the end) or wildcards, with"
          + " commas between them.")
  @Validation.Required
  String getInput();

  void setInput(String input);

  @TemplateParameter(
      order = 11,
      label = "Tenant and location",
      group = "Files",
      pattern = Patterns.PLACE,
      example = "acme/pune")
  @Description(
      "Whose records the files hold, as TENANT/LOCATION. Left out where the folder is laid out as"
          + " <tenant>/<location>/<source>/<files>.")
  String getPlace();

  void setPlace(String place);

  @TemplateParameter(
      order = 12,
      label = "Source",
      group = "Files",
      pattern = Patterns.NAME,
      example = "petpooja")
  @Description("The system that the files come from; part of the events' identity.")
  String getSource();

  void setSource(String source);
}
