package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.stream.StreamRequest;
import dev.titan.pipelines.stream.StreamSubmission;
import dev.titan.storage.cloud.GcsPlace;
import java.io.IOException;
import java.time.Duration;

/** Begins a stream of the objects that arrive in a bucket. */
public final class StreamObjectsTemplate {
  private StreamObjectsTemplate() {}

  /** Started by the launcher of Dataflow. */
  public static void main(String[] args) {
    Launcher.main(Template.STREAM_OBJECTS, args);
  }

  static String submit(Installation installation, StreamObjectsTemplateOptions options)
      throws IOException {
    return new StreamSubmission(installation, options).submit(request(options)).words();
  }

  static StreamRequest request(StreamObjectsTemplateOptions options) {
    TemplatePlace place = TemplatePlace.of(options.getPlace());
    String watched = options.getWatched();
    return new StreamRequest(
        new StreamRequest.Notifications(
            options.getSubscription(),
            GcsPlace.parse(watched.endsWith("/") ? watched : watched + "/"),
            options.getOwner()),
        new StreamRequest.Names(place.tenant(), place.location(), options.getSource()),
        Duration.ofSeconds(options.getWindowSeconds()),
        null);
  }
}
