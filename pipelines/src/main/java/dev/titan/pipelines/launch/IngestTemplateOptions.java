package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What an ingest is told. */
public interface IngestTemplateOptions extends TemplateOptions, InputTemplateOptions {
  @TemplateParameter(
      order = 20,
      label = "Discover schemas",
      group = "How they are read",
      kind = TemplateParameter.Kind.BOOLEAN,
      example = "false")
  @Description(
      "Whether mappings are sought for records that no mapping reads. What Titan is sure of is read"
          + " with them at once; the rest waits for a person.")
  @Default.Boolean(true)
  Boolean getDiscover();

  void setDiscover(Boolean discover);
}
