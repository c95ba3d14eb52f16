package dev.titan.pipelines.stream;

import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.PubsubSettings;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions;
import org.apache.beam.sdk.transforms.ParDo;

/** The pipeline of a stream whose workers read a Pub/Sub subscription side by side. */
final class SubscriptionPipeline {
  private SubscriptionPipeline() {}

  /** The options with which a server is reached. */
  static StreamOptions reaching(PubsubSettings settings, StreamOptions options) {
    if (!settings.endpoint().equals(Endpoint.NONE)) {
      options.as(PubsubOptions.class).setPubsubRootUrl(settings.endpoint().toString());
      options.as(GcpOptions.class).setCredentialFactoryClass(NoopCredentialFactory.class);
    }
    return options;
  }

  /** The pipeline of a feed, which its workers read in place of one process. */
  static Pipeline of(
      SubscriptionFeed feed, PubsubSettings settings, StreamPlace place, StreamOptions options) {
    return of(reaching(settings, options), place, feed.subscription(), feed.reception());
  }

  static Pipeline of(
      StreamOptions options, StreamPlace place, String subscription, Reception reception) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "Read the subscription",
            PubsubIO.readMessagesWithAttributesAndMessageId().fromSubscription(subscription))
        .apply("Keep the messages", ParDo.of(new KeepMessages(place, subscription, reception)));
    pipeline
        .apply("Find what is kept", Read.from(new ArrivalSource(place, null)))
        .apply("Make runs", new StreamPipeline.MakeRuns(place, options));
    return pipeline;
  }
}
