package dev.titan.pipelines.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubMessage;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * Keeps the bytes and attributes of what messages bring in, one file for each bundle, where {@link
 * ArrivalSource} finds them. A runner acknowledges a message when its bundle is done, and so when
 * it is on disk; from there on nothing depends on the runner.
 */
final class KeepMessages extends DoFn<PubsubMessage, Void> {
  private static final long serialVersionUID = 1L;

  private final StreamPlace place;
  private final String subscription;
  private final Reception reception;
  private transient List<ReceivedMessage> messages;

  /**
   * A keeper of messages.
   *
   * @param place where they are kept
   * @param subscription where they come from
   * @param reception what they bring in
   */
  KeepMessages(StreamPlace place, String subscription, Reception reception) {
    this.place = place;
    this.subscription = subscription;
    this.reception = reception;
  }

  @StartBundle
  public void begin() {
    messages = new ArrayList<>();
  }

  @ProcessElement
  public void take(@Element PubsubMessage message) {
    messages.add(
        ReceivedMessage.of(
            subscription, message.getMessageId(), message.getPayload(), message.getAttributeMap()));
  }

  @FinishBundle
  public void keep() throws IOException {
    if (messages.isEmpty()) {
      return;
    }
    StreamWorker worker = StreamWorker.at(place);
    worker.work(() -> new ArrivalKeeper(worker).keep(messages, reception));
  }
}
