package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What a stream of the objects that arrive in a bucket is told. */
public interface StreamObjectsTemplateOptions extends TemplateOptions, StreamingTemplateOptions {
  @TemplateParameter(
      order = 20,
      label = "Watched folder",
      group = "Objects",
      pattern = Patterns.BUCKET_OR_FOLDER,
      example = "gs://acme-exports/in/")
  @Description(
      "The bucket, or the folder in it, whose notifications the subscription delivers. Each object"
          + " that is written below it is taken in; others are refused.")
  @Validation.Required
  String getWatched();

  void setWatched(String folder);

  @TemplateParameter(
      order = 21,
      label = "Owner",
      group = "Objects",
      pattern = Patterns.NAME,
      example = "acme")
  @Description("The tenant whose dead letters notifications become that cannot be believed.")
  @Validation.Required
  String getOwner();

  void setOwner(String tenant);

  @TemplateParameter(
      order = 22,
      label = "Tenant and location",
      group = "Objects",
      pattern = Patterns.PLACE,
      example = "acme/pune")
  @Description(
      "Whose records all objects hold, as TENANT/LOCATION. Left out where the folder is laid out as"
          + " <tenant>/<location>/<source>/<files>.")
  String getPlace();

  void setPlace(String place);

  @TemplateParameter(
      order = 23,
      label = "Source",
      group = "Objects",
      pattern = Patterns.NAME,
      example = "petpooja")
  @Description("The system that the objects come from; part of the events' identity.")
  String getSource();

  void setSource(String source);
}
