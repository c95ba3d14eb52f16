package dev.titan.pipelines.ingest;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation.Required;

/** What the ingest pipeline must be told. */
public interface IngestOptions extends PipelineOptions {
  @Description(
      "The folder of the run: its plan is read from there, and its rows are staged there. All"
          + " workers must see it.")
  @Required
  String getRunFolder();

  void setRunFolder(String folder);

  @Description("The folder of all state of the installation, where the tenants' token keys lie.")
  @Required
  String getHome();

  void setHome(String folder);
}
