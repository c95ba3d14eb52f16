package dev.titan.wire.pubsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.util.List;

/**
 * What a <a href="https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions">
 * subscription</a> is like.
 *
 * @param name {@code projects/P/subscriptions/S}
 * @param topic {@code projects/P/topics/T}
 * @param ackDeadlineSeconds how long a message is leased
 * @param ordered whether messages of one key keep their order
 * @param deadLetter the policy, or null
 */
record SubscriptionConfig(
    String name, String topic, int ackDeadlineSeconds, boolean ordered, DeadLetter deadLetter) {

  /** Options that would change what is delivered, and are not known here. */
  private static final List<String> UNKNOWN =
      List.of("filter", "pushConfig", "bigqueryConfig", "cloudStorageConfig", "retryPolicy");

  private static final int SHORTEST = 10;
  private static final int LONGEST = 600;

  /** After so many deliveries in vain a message goes to another topic. */
  record DeadLetter(String topic, int attempts) {}

  static SubscriptionConfig of(String name, ObjectNode sent) {
    for (String option : UNKNOWN) {
      if (sent.hasNonNull(option) && !sent.get(option).isEmpty()) {
        throw notHere(option);
      }
    }
    if (sent.path("filter").isTextual() || sent.path("enableExactlyOnceDelivery").asBoolean()) {
      throw notHere("filter and enableExactlyOnceDelivery");
    }
    int seconds = sent.path("ackDeadlineSeconds").asInt(0);
    if (seconds != 0 && (seconds < SHORTEST || seconds > LONGEST)) {
      throw ApiException.invalid("Invalid ack deadline given: (deadline=" + seconds + ").");
    }
    return new SubscriptionConfig(
        name,
        sent.path("topic").asText(),
        seconds == 0 ? SHORTEST : seconds,
        sent.path("enableMessageOrdering").asBoolean(),
        deadLetter(sent));
  }

  private static DeadLetter deadLetter(ObjectNode sent) {
    if (!sent.hasNonNull("deadLetterPolicy")) {
      return null;
    }
    int attempts = sent.get("deadLetterPolicy").path("maxDeliveryAttempts").asInt(0);
    if (attempts != 0 && (attempts < 5 || attempts > 100)) {
      throw ApiException.invalid("maxDeliveryAttempts must be from 5 to 100.");
    }
    String topic = sent.get("deadLetterPolicy").path("deadLetterTopic").asText();
    return new DeadLetter(topic, attempts == 0 ? 5 : attempts);
  }

  private static ApiException notHere(String option) {
    return new ApiException(
        501,
        "notImplemented",
        "UNIMPLEMENTED",
        "this local server does not know the option " + option);
  }

  /** The last part of its name. */
  String id() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  String deadLetterTopic() {
    return deadLetter == null ? null : deadLetter.topic();
  }

  int maxDeliveryAttempts() {
    return deadLetter == null ? Integer.MAX_VALUE : deadLetter.attempts();
  }

  ObjectNode resource() {
    ObjectNode resource = Json.object();
    resource.put("name", name);
    resource.put("topic", topic);
    resource.putObject("pushConfig");
    resource.put("ackDeadlineSeconds", ackDeadlineSeconds);
    resource.put("messageRetentionDuration", "604800s");
    resource.put("state", "ACTIVE");
    if (ordered) {
      resource.put("enableMessageOrdering", true);
    }
    if (deadLetter != null) {
      ObjectNode policy = resource.putObject("deadLetterPolicy");
      policy.put("deadLetterTopic", deadLetter.topic());
      policy.put("maxDeliveryAttempts", deadLetter.attempts());
    }
    return resource;
  }
}
