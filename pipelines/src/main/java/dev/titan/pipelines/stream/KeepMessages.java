package dev.titan.pipelines.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubMessage;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;

/**
 * Keeps the bytes and attributes of what messages bring in, one file for each bundle, and hands on
 * where they are. A runner acknowledges a message when its bundle is done, and so when it is on
 * disk.
 */
final class KeepMessages extends DoFn<PubsubMessage, KV<Integer, KeptBatch>> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String subscription;
  private final Reception reception;
  private transient List<ReceivedMessage> messages;

  /**
   * A keeper of messages.
   *
   * @param folder the folder of the stream
   * @param subscription where they come from
   * @param reception what they bring in
   */
  KeepMessages(String folder, String subscription, Reception reception) {
    this.folder = folder;
    this.subscription = subscription;
    this.reception = reception;
  }

  @StartBundle
  public void begin() {
    messages = new ArrayList<>();
  }

  @ProcessElement
  public void take(@Element PubsubMessage message) {
    Map<String, String> attributes = message.getAttributeMap();
    messages.add(
        new ReceivedMessage(
            subscription + "/" + message.getMessageId(),
            message.getPayload(),
            attributes == null ? Map.of() : attributes));
  }

  /** Messages count as arrived now: when they were published is their publisher's affair. */
  @FinishBundle
  public void keep(FinishBundleContext context) throws IOException {
    if (messages.isEmpty()) {
      return;
    }
    StreamSession session = StreamSession.at(folder);
    session.work(
        () -> {
          Optional<KeptBatch> kept = new ArrivalKeeper(session).keep(messages, reception);
          kept.ifPresent(
              batch ->
                  context.output(
                      KV.of(StreamPipeline.ALL, batch),
                      Instant.ofEpochMilli(session.now().toEpochMilli()),
                      GlobalWindow.INSTANCE));
        });
  }
}
