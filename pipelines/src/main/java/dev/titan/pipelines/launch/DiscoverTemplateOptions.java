package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What a discovery is told. */
public interface DiscoverTemplateOptions extends TemplateOptions, InputTemplateOptions {
  @TemplateParameter(
      order = 20,
      label = "Publish",
      group = "What becomes of it",
      kind = TemplateParameter.Kind.BOOLEAN,
      example = "true")
  @Description(
      "Whether the mappings that Titan is sure of are published at once. Else all of them wait as"
          + " proposals for a person.")
  @Default.Boolean(false)
  Boolean getPublish();

  void setPublish(Boolean publish);
}
