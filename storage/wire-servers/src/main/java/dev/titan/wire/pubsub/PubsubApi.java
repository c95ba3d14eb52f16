package dev.titan.wire.pubsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The calls of the <a href="https://cloud.google.com/pubsub/docs/reference/rest">JSON API</a>. What
 * it does not know fails with 501.
 */
final class PubsubApi {
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._~+%-]{2,254}");
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_BYTES = 10_000_000;

  /** How long a pull waits for a message where the client lets it, in milliseconds. */
  private static final long PATIENCE = 1_000;

  private final Set<String> topics = new ConcurrentSkipListSet<>();
  private final Map<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicLong> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(10_000_000_000L);
  private final InstantSource clock;
  private final Disorder disorder;

  PubsubApi(InstantSource clock, Disorder disorder) {
    this.clock = clock;
    this.disorder = disorder;
  }

  WireResponse answer(WireRequest request) {
    List<String> path = request.segments();
    if (path.size() < 4 || !path.get(0).equals("v1") || !path.get(1).equals("projects")) {
      throw ApiException.unknown(request);
    }
    String last = path.get(path.size() - 1);
    int colon = last.lastIndexOf(':');
    String verb = colon < 0 ? request.method() : last.substring(colon + 1);
    String name = String.join("/", path.subList(1, path.size()));
    if (colon >= 0) {
      name = name.substring(0, name.lastIndexOf(':'));
    }
    return switch (path.get(3) + "/" + path.size()) {
      case "topics/4" -> listTopics(request, name);
      case "topics/5" -> onTopic(request, verb, name);
      case "topics/6" -> subscriptionsOf(request, name);
      case "subscriptions/4" -> listSubscriptions(request, name);
      case "subscriptions/5" -> onSubscription(request, verb, name);
      default -> throw ApiException.unknown(request);
    };
  }

  private WireResponse listTopics(WireRequest request, String prefix) {
    requireGet(request);
    ArrayNode list = Json.array();
    for (String topic : topics) {
      if (topic.startsWith(prefix + "/")) {
        list.add(Json.object().put("name", topic));
      }
    }
    return WireResponse.json(Json.object().set("topics", list));
  }

  private WireResponse listSubscriptions(WireRequest request, String prefix) {
    requireGet(request);
    ArrayNode list = Json.array();
    subscriptions.forEach(
        (name, subscription) -> {
          if (name.startsWith(prefix + "/")) {
            list.add(resource(subscription));
          }
        });
    return WireResponse.json(Json.object().set("subscriptions", list));
  }

  private WireResponse subscriptionsOf(WireRequest request, String name) {
    requireGet(request);
    String topic = name.substring(0, name.lastIndexOf('/'));
    requireTopic(topic);
    ArrayNode list = Json.array();
    subscriptions.forEach(
        (id, subscription) -> {
          if (subscription.config().topic().equals(topic)) {
            list.add(id);
          }
        });
    return WireResponse.json(Json.object().set("subscriptions", list));
  }

  private static void requireGet(WireRequest request) {
    if (!request.method().equals("GET")) {
      throw ApiException.unknown(request);
    }
  }

  private WireResponse onTopic(WireRequest request, String verb, String name) {
    switch (verb) {
      case "PUT" -> createTopic(name);
      case "GET" -> requireTopic(name);
      case "DELETE" -> {
        requireTopic(name);
        topics.remove(name);
        return WireResponse.json(Json.object());
      }
      case "publish" -> {
        return publish(request, name);
      }
      default -> throw ApiException.unknown(request);
    }
    return WireResponse.json(Json.object().put("name", name));
  }

  void createTopic(String name) {
    requireName(name);
    if (!topics.add(name)) {
      throw ApiException.conflict("Resource already exists in the project.");
    }
  }

  private static void requireName(String name) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    if (!ID.matcher(id).matches() || id.startsWith("goog")) {
      throw ApiException.invalid("Invalid resource name given.");
    }
  }

  private void requireTopic(String name) {
    if (!topics.contains(name)) {
      throw missing(name);
    }
  }

  private static ApiException missing(String name) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    return ApiException.notFound("Resource not found (resource=" + id + ").");
  }

  private WireResponse publish(WireRequest request, String topic) {
    requireTopic(topic);
    JsonNode sent = Json.parse(request.body()).path("messages");
    if (sent.isEmpty() || sent.size() > MOST_MESSAGES || request.body().length > MOST_BYTES) {
      throw ApiException.invalid("A request publishes 1 to 1000 messages of 10 MB in all.");
    }
    List<Message> messages = new ArrayList<>();
    ArrayNode told = Json.array();
    for (JsonNode one : sent) {
      if (!(one instanceof ObjectNode message)) {
        throw ApiException.invalid("A message is an object.");
      }
      messages.add(
          Message.published(message, Long.toString(ids.incrementAndGet()), clock.instant()));
    }
    for (Message message : messages) {
      deliver(topic, message);
      told.add(message.id());
    }
    return WireResponse.json(Json.object().set("messageIds", told));
  }

  /** Publishes past the wire. */
  String publish(String topic, byte[] data, Map<String, String> attributes) {
    requireTopic(topic);
    ObjectNode sent = Json.object();
    sent.put("data", Base64.getEncoder().encodeToString(data));
    ObjectNode map = sent.putObject("attributes");
    attributes.forEach(map::put);
    String id = Long.toString(ids.incrementAndGet());
    deliver(topic, Message.published(sent, id, clock.instant()));
    return id;
  }

  private void deliver(String topic, Message message) {
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.config().topic().equals(topic)) {
        subscription.add(message);
      }
    }
  }

  private WireResponse onSubscription(WireRequest request, String verb, String name) {
    if (verb.equals("PUT")) {
      return WireResponse.json(
          resource(createSubscription(SubscriptionConfig.of(name, Json.parse(request.body())))));
    }
    Subscription subscription = subscription(name);
    return switch (verb) {
      case "GET" -> WireResponse.json(resource(subscription));
      case "DELETE" -> {
        subscriptions.remove(name);
        yield WireResponse.json(Json.object());
      }
      case "pull" -> pull(subscription, Json.parse(request.body()));
      case "acknowledge" -> {
        List<String> ackIds = ackIds(Json.parse(request.body()));
        subscription.acknowledge(ackIds);
        acknowledged.get(name).addAndGet(ackIds.size());
        yield WireResponse.json(Json.object());
      }
      case "modifyAckDeadline" -> {
        ObjectNode sent = Json.parse(request.body());
        int seconds = sent.path("ackDeadlineSeconds").asInt();
        if (seconds < 0 || seconds > 600) {
          throw ApiException.invalid("Invalid ack deadline given: (deadline=" + seconds + ").");
        }
        subscription.modifyDeadline(ackIds(sent), seconds);
        yield WireResponse.json(Json.object());
      }
      default -> throw ApiException.unknown(request);
    };
  }

  Subscription createSubscription(SubscriptionConfig config) {
    requireName(config.name());
    requireTopic(config.topic());
    if (config.deadLetterTopic() != null) {
      requireTopic(config.deadLetterTopic());
    }
    Subscription subscription =
        new Subscription(config, clock, disorder, (message, count) -> bury(config, message, count));
    if (subscriptions.putIfAbsent(config.name(), subscription) != null) {
      throw ApiException.conflict("Resource already exists in the project.");
    }
    acknowledged.put(config.name(), new AtomicLong());
    return subscription;
  }

  /**
   * With the attributes that <a
   * href="https://cloud.google.com/pubsub/docs/dead-letter-topics">Pub/Sub</a> adds.
   */
  private void bury(SubscriptionConfig config, Message message, int deliveries) {
    String prefix = "CloudPubSubDeadLetterSource";
    Map<String, String> attributes = new TreeMap<>(message.attributes());
    attributes.put(prefix + "DeliveryCount", Integer.toString(deliveries));
    attributes.put(prefix + "Subscription", config.id());
    attributes.put(prefix + "SubscriptionProject", config.name().split("/")[1]);
    attributes.put(prefix + "TopicPublishTime", message.publishTime().toString());
    deliver(
        config.deadLetterTopic(),
        new Message(
            Long.toString(ids.incrementAndGet()),
            message.data(),
            attributes,
            message.orderingKey(),
            clock.instant()));
  }

  Subscription subscription(String name) {
    Subscription subscription = subscriptions.get(name);
    if (subscription == null) {
      throw missing(name);
    }
    return subscription;
  }

  long acknowledged(String subscription) {
    return acknowledged.get(subscription).get();
  }

  private ObjectNode resource(Subscription subscription) {
    ObjectNode resource = subscription.config().resource();
    if (!topics.contains(subscription.config().topic())) {
      resource.put("topic", "_deleted-topic_");
    }
    return resource;
  }

  private static WireResponse pull(Subscription subscription, ObjectNode sent) {
    int most = sent.path("maxMessages").asInt(0);
    if (most < 1) {
      throw ApiException.invalid("maxMessages must be positive.");
    }
    long patience = sent.path("returnImmediately").asBoolean() ? 0 : PATIENCE;
    try {
      List<ObjectNode> delivered = subscription.pull(Math.min(most, MOST_MESSAGES), patience);
      ObjectNode answer = Json.object();
      if (!delivered.isEmpty()) {
        answer.putArray("receivedMessages").addAll(delivered);
      }
      return WireResponse.json(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WireResponse.json(Json.object());
    }
  }

  private static List<String> ackIds(ObjectNode sent) {
    List<String> ackIds = new ArrayList<>();
    sent.path("ackIds").forEach(id -> ackIds.add(id.asText()));
    if (ackIds.isEmpty() || ackIds.contains("")) {
      throw ApiException.invalid("No ack ids specified.");
    }
    return ackIds;
  }
}
