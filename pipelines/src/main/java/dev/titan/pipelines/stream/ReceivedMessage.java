package dev.titan.pipelines.stream;

import java.util.Map;

/** A message as it was received. */
final class ReceivedMessage {
  private final String origin;
  private final byte[] payload;
  private final Map<String, String> attributes;

  /**
   * A message.
   *
   * @param origin what to call it: its subscription and its id
   * @param payload its bytes, which nobody may change from now on
   * @param attributes what its publisher has said of it; nobody has checked that
   */
  ReceivedMessage(String origin, byte[] payload, Map<String, String> attributes) {
    this.origin = origin;
    this.payload = payload;
    this.attributes = attributes;
  }

  /** The message of an id; {@code attributes} may be null. */
  static ReceivedMessage of(
      String subscription, String id, byte[] payload, Map<String, String> attributes) {
    return new ReceivedMessage(
        subscription + "/" + id, payload, attributes == null ? Map.of() : attributes);
  }

  String origin() {
    return origin;
  }

  byte[] payload() {
    return payload;
  }

  Map<String, String> attributes() {
    return attributes;
  }
}
