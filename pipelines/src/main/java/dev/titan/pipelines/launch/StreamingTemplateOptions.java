package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** What every stream is told. */
public interface StreamingTemplateOptions extends PipelineOptions {
  @TemplateParameter(
      order = 10,
      label = "Subscription",
      group = "Messages",
      pattern = Patterns.SUBSCRIPTION,
      kind = TemplateParameter.Kind.PUBSUB_SUBSCRIPTION,
      example = "projects/my-shop/subscriptions/titan-events")
  @Description(
      "The Pub/Sub subscription. It must be this stream's own: two readers share its messages.")
  @Validation.Required
  String getSubscription();

  void setSubscription(String subscription);

  @TemplateParameter(
      order = 30,
      label = "Window in seconds",
      group = "Windows",
      pattern = Patterns.SMALL_NUMBER,
      kind = TemplateParameter.Kind.NUMBER,
      example = "60")
  @Description(
      "How long a window lasts. Each becomes one run, which the next titan commit commits; short"
          + " windows cost more load on BigQuery.")
  @Default.Integer(60)
  Integer getWindowSeconds();

  void setWindowSeconds(Integer seconds);
}
