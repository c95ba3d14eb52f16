package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.StreamRequest;
import dev.titan.pipelines.stream.StreamSubmission;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Begins a stream of messages that hold records. */
public final class StreamTemplate {
  private StreamTemplate() {}

  /** Started by the launcher of Dataflow. */
  public static void main(String[] args) {
    Launcher.main(Template.STREAM, args);
  }

  static String submit(Installation installation, StreamTemplateOptions options)
      throws IOException {
    return new StreamSubmission(installation, options).submit(request(options)).words();
  }

  static StreamRequest request(StreamTemplateOptions options) {
    String trusted = options.getTrustedTenants();
    return new StreamRequest(
        new StreamRequest.Subscription(
            options.getSubscription(), trusted == null ? Set.of() : Set.of(trusted.split(","))),
        new StreamRequest.Names(options.getTenant(), options.getLocation(), options.getSource()),
        Duration.ofSeconds(options.getWindowSeconds()),
        null);
  }
}
