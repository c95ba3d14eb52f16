package dev.titan.pipelines.stream;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubMessage;
import org.apache.beam.sdk.transforms.ParDo;

/** The pipeline of a stream that reads a Pub/Sub subscription. */
final class SubscriptionPipeline {
  private SubscriptionPipeline() {}

  static Pipeline of(StreamOptions options, String subscription, MessageRules rules) {
    return of(
        options,
        PubsubIO.readMessagesWithAttributesAndMessageId().fromSubscription(subscription),
        new KeepMessages(options.getStreamFolder(), subscription, rules));
  }

  static Pipeline of(
      StreamOptions options, PubsubIO.Read<PubsubMessage> messages, KeepMessages keeper) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Read the subscription", messages)
        .apply("Keep the bytes", ParDo.of(keeper))
        .setCoder(StreamPipeline.keptCoder())
        .apply("Make runs", new StreamPipeline.MakeRuns(options));
    return pipeline;
  }
}
