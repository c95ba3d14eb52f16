package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputNames;
import dev.titan.pipelines.intake.ObjectNotification;
import dev.titan.pipelines.intake.Refusal;
import dev.titan.pipelines.intake.SourceStream;
import dev.titan.storage.cloud.GcsObjects;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.settings.Settings;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Messages are notifications of Cloud Storage: what comes in is the object that each names, at the
 * generation that it names. One that cannot be believed is kept itself, as a dead letter.
 */
final class ObjectReception implements Reception {
  private static final long serialVersionUID = 1L;

  private final String bucket;
  private final String below;
  private final String tenant;
  private final String location;
  private final String source;
  private final MessageRules refusals;
  private transient ObjectNotification reader;
  private transient GcsObjects client;

  /**
   * A reception of objects.
   *
   * @param notifications the subscription, the watched place, and in whose name messages are
   *     refused
   * @param names whose records objects hold; what is null there, the folders below the place say
   */
  ObjectReception(StreamRequest.Notifications notifications, StreamRequest.Names names) {
    this.bucket = notifications.watched().bucket();
    this.below = notifications.watched().name();
    this.tenant = names.tenant();
    this.location = names.location();
    this.source = names.source();
    this.refusals =
        new MessageRules(notifications.owner(), location, source, MessageRules.NOBODY_ELSE);
  }

  @Override
  public Optional<Incoming> receive(ReceivedMessage message, Settings settings) {
    ObjectNotification.Outcome outcome = reader().read(message.attributes());
    if (outcome instanceof ObjectNotification.Written written) {
      return written.file(client(settings)).map(ObjectReception::incoming);
    }
    if (outcome instanceof ObjectNotification.Refused refused) {
      Refusal refusal = new Refusal(refused.reason(), refused.detail());
      return Optional.of(
          new Incoming(
              refusals.refused(message, refusal),
              () -> new ByteArrayInputStream(message.payload())));
    }
    return Optional.empty();
  }

  private static Incoming incoming(InputFile file) {
    Map<String, String> attributes = file.attributes();
    return new Incoming(
        new Arrival(
            file.origin(), file.tenant(), file.location(), file.source(), attributes, null, null),
        () -> SourceStream.open(file.place()));
  }

  private ObjectNotification reader() {
    if (reader == null) {
      reader =
          new ObjectNotification(
              new GcsPlace(bucket, below), InputNames.given(tenant, location, source));
    }
    return reader;
  }

  private GcsObjects client(Settings settings) {
    if (client == null) {
      client = GcsObjects.open(settings.gcs());
    }
    return client;
  }
}
