package dev.titan.storage.cloud;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.PubsubScopes;
import com.google.api.services.pubsub.model.AcknowledgeRequest;
import com.google.api.services.pubsub.model.ModifyAckDeadlineRequest;
import com.google.api.services.pubsub.model.PubsubMessage;
import com.google.api.services.pubsub.model.PullRequest;
import com.google.api.services.pubsub.model.ReceivedMessage;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.PubsubSettings;
import java.util.List;
import java.util.Map;

/**
 * A subscription of Pub/Sub, pulled over its <a
 * href="https://cloud.google.com/pubsub/docs/reference/rest">JSON API</a>. A message that is not
 * acknowledged comes again. Refusals that may pass and lost connections are tried again for a
 * minute.
 */
public final class PubsubSubscription {
  private static final String SERVICE = "Pub/Sub";
  private static final long PAUSE_MILLIS = 200;

  /** On this machine nobody else is to be spared. */
  private static final long LOCAL_PAUSE_MILLIS = 5;

  private final Pubsub.Projects.Subscriptions client;
  private final CloudCalls calls;
  private final String name;

  private PubsubSubscription(Pubsub client, CloudCalls calls, String name) {
    this.client = client.projects().subscriptions();
    this.calls = calls;
    this.name = name;
  }

  /** A message as it was delivered. */
  public static final class Delivered {
    private final String ackId;
    private final PubsubMessage message;

    private Delivered(ReceivedMessage received) {
      this.ackId = received.getAckId();
      this.message = received.getMessage();
    }

    /** Acknowledges this delivery. */
    public String ackId() {
      return ackId;
    }

    /** The message's own id; the same when it is delivered again. */
    public String id() {
      return message.getMessageId();
    }

    /** Its bytes, maybe none. */
    public byte[] payload() {
      byte[] payload = message.decodeData();
      return payload == null ? new byte[0] : payload;
    }

    /** What its publisher has said of it. */
    public Map<String, String> attributes() {
      Map<String, String> attributes = message.getAttributes();
      return attributes == null ? Map.of() : attributes;
    }
  }

  /**
   * A subscription.
   *
   * @param name {@code projects/PROJECT/subscriptions/NAME}
   * @throws StorageException if there are no credentials
   */
  public static PubsubSubscription open(PubsubSettings settings, String name) {
    Pubsub.Builder client =
        new Pubsub.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                JsonApi.requests(settings.endpoint(), SERVICE, PubsubScopes.PUBSUB))
            .setApplicationName("titan");
    settings.endpoint().address().ifPresent(local -> client.setRootUrl(local + "/"));
    long pause = settings.endpoint().equals(Endpoint.NONE) ? PAUSE_MILLIS : LOCAL_PAUSE_MILLIS;
    return new PubsubSubscription(client.build(), new CloudCalls(SERVICE, pause), name);
  }

  /**
   * Some messages, or none if there are none now.
   *
   * @param most how many, at most 1,000
   * @throws StorageException if the service refuses, or does not answer
   */
  public List<Delivered> pull(int most) {
    PullRequest request = new PullRequest().setMaxMessages(most).setReturnImmediately(true);
    List<ReceivedMessage> received =
        make("pull", () -> client.pull(name, request).execute().getReceivedMessages());
    return received == null ? List.of() : received.stream().map(Delivered::new).toList();
  }

  /**
   * Acknowledges deliveries: they do not come again, unless the service is asked to.
   *
   * @throws StorageException if the service refuses, or does not answer
   */
  public void acknowledge(List<String> ackIds) {
    AcknowledgeRequest request = new AcknowledgeRequest().setAckIds(ackIds);
    make("acknowledge", () -> client.acknowledge(name, request).execute());
  }

  /**
   * Asks for more time for deliveries before they come again.
   *
   * @param seconds from now on
   * @throws StorageException if the service refuses, or does not answer
   */
  public void extend(List<String> ackIds, int seconds) {
    ModifyAckDeadlineRequest request =
        new ModifyAckDeadlineRequest().setAckIds(ackIds).setAckDeadlineSeconds(seconds);
    make("modifyAckDeadline", () -> client.modifyAckDeadline(name, request).execute());
  }

  private <T> T make(String what, CloudCalls.Call<T> call) {
    try {
      return calls.make(what, call);
    } catch (CloudCalls.Refused e) {
      throw new StorageException(
          "Pub/Sub refuses to "
              + what
              + " "
              + name
              + " ("
              + e.getMessage()
              + "): check that it exists, and that this account may pull it",
          e);
    }
  }
}
