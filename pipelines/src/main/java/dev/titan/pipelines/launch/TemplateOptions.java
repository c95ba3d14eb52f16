package dev.titan.pipelines.launch;

import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/**
 * What every template is told. The rest of the settings lies in the home, in {@code
 * titan.properties}, so that a schedule need not repeat them.
 */
public interface TemplateOptions extends DataflowPipelineOptions {
  @TemplateParameter(
      order = 1,
      label = "Home",
      group = "Installation",
      pattern = Patterns.FOLDER,
      example = "gs://acme-titan/home")
  @Description(
      "The folder in Cloud Storage with all state of the installation. Its file titan.properties"
          + " says where BigQuery is.")
  @Validation.Required
  String getHome();

  void setHome(String folder);
}
