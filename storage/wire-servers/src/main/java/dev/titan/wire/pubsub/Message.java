package dev.titan.wire.pubsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message.
 *
 * @param id what the service has named it; the same at every delivery
 * @param data its bytes in base64; may be empty
 * @param attributes its attributes
 * @param orderingKey messages of one key keep their order where a subscription asks for it; may be
 *     empty
 * @param publishTime when it was taken
 */
record Message(
    String id,
    String data,
    Map<String, String> attributes,
    String orderingKey,
    Instant publishTime) {

  /** The limits of <a href="https://cloud.google.com/pubsub/quotas">Pub/Sub</a>. */
  private static final int MOST_ATTRIBUTES = 100;

  private static final int KEY_BYTES = 256;
  private static final int VALUE_BYTES = 1024;

  /** A message that somebody publishes. */
  static Message published(ObjectNode sent, String id, Instant now) {
    Map<String, String> attributes = new TreeMap<>();
    sent.path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    Message message =
        new Message(
            id, sent.path("data").asText(""), attributes, sent.path("orderingKey").asText(""), now);
    message.check();
    return message;
  }

  private void check() {
    try {
      Base64.getDecoder().decode(data.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("The data of a message is not base64.");
    }
    if (data.isEmpty() && attributes.isEmpty()) {
      throw ApiException.invalid("One or more messages in the publish request is empty.");
    }
    boolean tooLarge = attributes.size() > MOST_ATTRIBUTES || bytes(orderingKey) > VALUE_BYTES;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      tooLarge |= attribute.getKey().isEmpty() || bytes(attribute.getKey()) > KEY_BYTES;
      tooLarge |= bytes(attribute.getValue()) > VALUE_BYTES;
    }
    if (tooLarge) {
      throw ApiException.invalid("The attributes of a message are beyond the limits.");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The message as a subscriber sees it. */
  ObjectNode resource() {
    ObjectNode resource = Json.object();
    if (!data.isEmpty()) {
      resource.put("data", data);
    }
    if (!attributes.isEmpty()) {
      ObjectNode map = resource.putObject("attributes");
      attributes.forEach(map::put);
    }
    resource.put("messageId", id);
    resource.put("publishTime", publishTime.toString());
    if (!orderingKey.isEmpty()) {
      resource.put("orderingKey", orderingKey);
    }
    return resource;
  }
}
