package dev.titan.pipelines.stream;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What the streaming pipeline must be told. */
public interface StreamOptions extends PipelineOptions {
  @Description("How long a window lasts, in milliseconds. Each becomes one run.")
  @Default.Long(10_000)
  long getWindowMillis();

  void setWindowMillis(long millis);

  @Description("How often the mappings are looked at again, in milliseconds.")
  @Default.Long(10_000)
  long getMappingsMillis();

  void setMappingsMillis(long millis);
}
