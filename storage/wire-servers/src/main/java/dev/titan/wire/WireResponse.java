package dev.titan.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer. Not a record, since its bytes are not copied.
 *
 * <p>Immutable: {@link #with} gives a new one.
 */
public final class WireResponse {
  private static final byte[] NOTHING = {};

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private WireResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A document. */
  public static WireResponse json(JsonNode document) {
    return json(200, document);
  }

  /** A document with another status than 200. */
  public static WireResponse json(int status, JsonNode document) {
    return bytes(status, "application/json; charset=UTF-8", Json.bytes(document));
  }

  /** Bytes; they are not copied. */
  public static WireResponse bytes(int status, String contentType, byte[] body) {
    return new WireResponse(status, Map.of("Content-Type", contentType), body);
  }

  /** Nothing but a status. */
  public static WireResponse empty(int status) {
    return new WireResponse(status, Map.of(), NOTHING);
  }

  /** The same with one more header. */
  public WireResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new WireResponse(status, more, body);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The bytes; not to be changed. */
  public byte[] body() {
    return body;
  }
}
