package dev.titan.wire.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.model.AcknowledgeRequest;
import com.google.api.services.pubsub.model.DeadLetterPolicy;
import com.google.api.services.pubsub.model.ModifyAckDeadlineRequest;
import com.google.api.services.pubsub.model.PublishRequest;
import com.google.api.services.pubsub.model.PubsubMessage;
import com.google.api.services.pubsub.model.PullRequest;
import com.google.api.services.pubsub.model.ReceivedMessage;
import com.google.api.services.pubsub.model.Subscription;
import com.google.api.services.pubsub.model.Topic;
import dev.titan.wire.Faults;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the unmodified JSON client that Beam uses. */
class PubsubServerTest {
  private static final String TOPIC = "projects/p/topics/events";
  private static final String DEAD = "projects/p/topics/dead";
  private static final String SUBSCRIPTION = "projects/p/subscriptions/titan";

  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private Disorder disorder = Disorder.none();
  private PubsubServer server;
  private Pubsub client;

  @BeforeEach
  void start() throws IOException {
    restart();
  }

  private void restart() throws IOException {
    close();
    server = PubsubServer.start(Faults.seeded(1), disorder, () -> now);
    client =
        new Pubsub.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), null)
            .setRootUrl(server.url())
            .setApplicationName("test")
            .build();
    client.projects().topics().create(TOPIC, new Topic()).execute();
    client.projects().topics().create(DEAD, new Topic()).execute();
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  private void subscribe(Subscription config) throws IOException {
    client
        .projects()
        .subscriptions()
        .create(SUBSCRIPTION, config.setTopic(TOPIC).setAckDeadlineSeconds(30))
        .execute();
  }

  private List<String> publish(String key, String... texts) throws IOException {
    List<PubsubMessage> messages = new ArrayList<>();
    for (String text : texts) {
      PubsubMessage message = new PubsubMessage().setAttributes(Map.of("n", text));
      message.encodeData(text.getBytes(UTF_8));
      messages.add(key == null ? message : message.setOrderingKey(key));
    }
    return client
        .projects()
        .topics()
        .publish(TOPIC, new PublishRequest().setMessages(messages))
        .execute()
        .getMessageIds();
  }

  private List<ReceivedMessage> pull(int most) throws IOException {
    List<ReceivedMessage> received =
        client
            .projects()
            .subscriptions()
            .pull(SUBSCRIPTION, new PullRequest().setMaxMessages(most).setReturnImmediately(true))
            .execute()
            .getReceivedMessages();
    return received == null ? List.of() : received;
  }

  private void acknowledge(List<ReceivedMessage> messages) throws IOException {
    List<String> ids = messages.stream().map(ReceivedMessage::getAckId).toList();
    client
        .projects()
        .subscriptions()
        .acknowledge(SUBSCRIPTION, new AcknowledgeRequest().setAckIds(ids))
        .execute();
  }

  private void deadline(int seconds, List<ReceivedMessage> messages) throws IOException {
    List<String> ids = messages.stream().map(ReceivedMessage::getAckId).toList();
    client
        .projects()
        .subscriptions()
        .modifyAckDeadline(
            SUBSCRIPTION,
            new ModifyAckDeadlineRequest().setAckIds(ids).setAckDeadlineSeconds(seconds))
        .execute();
  }

  private static List<String> texts(List<ReceivedMessage> messages) {
    return messages.stream().map(m -> new String(m.getMessage().decodeData(), UTF_8)).toList();
  }

  @Test
  void whatIsPublishedIsDeliveredUntilItIsAcknowledged() throws IOException {
    subscribe(new Subscription());
    List<String> ids = publish(null, "a", "b", "c");

    List<ReceivedMessage> received = pull(2);
    assertEquals(List.of("a", "b"), texts(received));
    assertEquals(
        ids.subList(0, 2), received.stream().map(r -> r.getMessage().getMessageId()).toList());
    assertEquals(Map.of("n", "a"), received.get(0).getMessage().getAttributes());
    assertEquals("2026-05-01T10:00:00Z", received.get(0).getMessage().getPublishTime());
    assertEquals(List.of("c"), texts(pull(9)));
    assertEquals(List.of(), pull(9));

    acknowledge(received);
    now = now.plus(Duration.ofSeconds(31));
    List<ReceivedMessage> again = pull(9);
    assertEquals(List.of("c"), texts(again), "its deadline has passed");
    assertEquals(ids.get(2), again.get(0).getMessage().getMessageId());
    acknowledge(again);
    assertEquals(0, server.backlog(SUBSCRIPTION));
  }

  @Test
  void anAcknowledgementThatComesTooLateDoesNothing() throws IOException {
    subscribe(new Subscription());
    publish(null, "a");
    List<ReceivedMessage> late = pull(1);
    now = now.plus(Duration.ofSeconds(30));
    acknowledge(late);
    assertEquals(List.of("a"), texts(pull(1)));
  }

  @Test
  void aDeadlineCanBeMovedAndGivenUp() throws IOException {
    subscribe(new Subscription());
    publish(null, "a");
    deadline(600, pull(1));
    now = now.plus(Duration.ofSeconds(599));
    assertEquals(List.of(), pull(1));
    now = now.plus(Duration.ofSeconds(1));
    deadline(0, pull(1));
    assertEquals(List.of("a"), texts(pull(1)));
  }

  @Test
  void messagesOfOneKeyKeepTheirOrderAlsoWhenTheyComeAgain() throws IOException {
    subscribe(new Subscription().setEnableMessageOrdering(true));
    publish("k", "1", "2", "3");
    publish("other", "x");
    List<ReceivedMessage> first = pull(1);
    assertEquals(List.of("1"), texts(first));
    assertEquals(List.of("x"), texts(pull(9)), "2 and 3 wait for 1");
    acknowledge(first);
    List<ReceivedMessage> both = pull(9);
    assertEquals(List.of("2", "3"), texts(both));
    deadline(0, both.subList(0, 1));
    assertEquals(List.of("2", "3"), texts(pull(9)), "3 comes again behind 2");
  }

  @Test
  void aMessageInVainGoesToTheDeadLetterTopic() throws IOException {
    subscribe(
        new Subscription()
            .setDeadLetterPolicy(
                new DeadLetterPolicy().setDeadLetterTopic(DEAD).setMaxDeliveryAttempts(5)));
    server.subscribe(DEAD, "projects/p/subscriptions/dead");
    publish(null, "a");
    for (int attempt = 1; attempt <= 5; attempt++) {
      List<ReceivedMessage> received = pull(1);
      assertEquals(attempt, received.get(0).getDeliveryAttempt());
      deadline(0, received);
    }
    assertEquals(List.of(), pull(1));
    assertEquals(1, server.backlog("projects/p/subscriptions/dead"));
  }

  @Test
  void disorderRepeatsAndReordersButLosesNothing() throws IOException {
    disorder = Disorder.seeded(5, 0.2, 0.2);
    restart();
    subscribe(new Subscription());
    Set<String> published = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      published.addAll(publish(null, "m" + i));
    }
    Map<String, Integer> seen = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (List<ReceivedMessage> got = pull(50); !got.isEmpty(); got = pull(50)) {
      for (ReceivedMessage message : got) {
        seen.merge(message.getMessage().getMessageId(), 1, Integer::sum);
        order.add(message.getMessage().getMessageId());
      }
      acknowledge(got);
    }
    assertEquals(published, seen.keySet());
    assertTrue(seen.values().stream().anyMatch(count -> count > 1), "some twice");
    List<String> sorted = order.stream().sorted().toList();
    assertTrue(!order.equals(sorted), "not in order");
    assertEquals(0, server.backlog(SUBSCRIPTION));
  }

  @Test
  void aChangeOfABucketIsAMessage() throws IOException {
    subscribe(new Subscription());
    try (GcsServer gcs = GcsServer.start()) {
      gcs.createBucket("exports");
      gcs.listen("exports", server.notifications(TOPIC));
      long generation = gcs.put("exports", "in/a.csv", new byte[3]);

      PubsubMessage message = pull(1).get(0).getMessage();
      assertEquals("OBJECT_FINALIZE", message.getAttributes().get("eventType"));
      assertEquals("in/a.csv", message.getAttributes().get("objectId"));
      assertEquals(Long.toString(generation), message.getAttributes().get("objectGeneration"));
      assertTrue(new String(message.decodeData(), UTF_8).contains("\"size\":\"3\""));
    }
  }

  @Test
  void refusesWhatPubsubRefuses() throws IOException {
    subscribe(new Subscription());
    assertEquals(409, code(() -> subscribe(new Subscription())));
    assertEquals(409, code(() -> client.projects().topics().create(TOPIC, new Topic()).execute()));
    assertEquals(404, code(() -> client.projects().topics().get(TOPIC + "x").execute()));
    assertEquals(
        404, code(() -> client.projects().subscriptions().get(SUBSCRIPTION + "x").execute()));
    assertEquals(
        400,
        code(
            () ->
                client
                    .projects()
                    .topics()
                    .publish(TOPIC, new PublishRequest().setMessages(List.of(new PubsubMessage())))
                    .execute()));
    assertEquals(400, code(() -> publish(null, "a".repeat(1025))));
    assertEquals(
        501,
        code(
            () ->
                client
                    .projects()
                    .subscriptions()
                    .create(
                        "projects/p/subscriptions/filtered",
                        new Subscription().setTopic(TOPIC).setFilter("attributes:n"))
                    .execute()));
  }

  private interface Call {
    void run() throws IOException;
  }

  private static int code(Call call) {
    return assertThrows(GoogleJsonResponseException.class, call::run).getStatusCode();
  }
}
