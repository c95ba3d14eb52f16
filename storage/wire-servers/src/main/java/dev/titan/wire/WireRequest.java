package dev.titan.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One HTTP request, read whole. Not a record, since its bytes are not copied.
 *
 * <p>A verb that a client's transport cannot send comes as {@code X-HTTP-Method-Override}.
 */
public final class WireRequest {
  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  private WireRequest(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /**
   * A request.
   *
   * @param method the verb
   * @param target the path with its query, still encoded
   * @param headers the headers, names in lower case
   * @param body the bytes, as they were sent
   */
  public static WireRequest of(
      String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    String override = headers.get("x-http-method-override");
    return new WireRequest(
        override == null ? method : override, path, parameters(query), headers, body);
  }

  static WireRequest read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(headers.get("content-encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decode(pair.substring(0, equals), true), decode(pair.substring(equals + 1), true));
      }
    }
    return parameters;
  }

  /** In a path, unlike in a query, a plus is a plus. */
  private static String decode(String text, boolean inQuery) {
    return URLDecoder.decode(inQuery ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The verb. */
  public String method() {
    return method;
  }

  /** The path, still encoded. */
  public String path() {
    return path;
  }

  /** The segments of the path, decoded; an encoded slash splits none. */
  public List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment, false));
      }
    }
    return segments;
  }

  /** A parameter of the query, or null. */
  public String parameter(String name) {
    return query.get(name);
  }

  /** A parameter of the query, or a default. */
  public String parameter(String name, String fallback) {
    return query.getOrDefault(name, fallback);
  }

  /** A parameter of the query that is a number, or null. */
  public Long number(String name) {
    String text = query.get(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw ApiException.invalid("Invalid value for parameter " + name + ".");
    }
  }

  /** A header, by its name in lower case, or null. */
  public String header(String name) {
    return headers.get(name);
  }

  /** The bytes sent along; not to be changed. */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
