package dev.titan.wire.gcs;

import dev.titan.wire.ApiException;
import dev.titan.wire.Faults;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import dev.titan.wire.WireServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The <a href="https://cloud.google.com/storage/docs/batch">batch call</a>: many requests in one
 * body, answered one by one. One that fails costs only itself.
 */
final class Batch {
  private static final int MOST = 100;

  private final Function<WireRequest, WireResponse> service;
  private final Faults faults;

  Batch(Function<WireRequest, WireResponse> service, Faults faults) {
    this.service = service;
    this.faults = faults;
  }

  WireResponse answer(WireRequest request) {
    var parts = Multipart.parts(request);
    if (parts.size() > MOST) {
      throw ApiException.invalid("The batch has more than " + MOST + " calls.");
    }
    String boundary = "batch_" + UUID.randomUUID();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Multipart.Part part : parts) {
      String id = part.headers().getOrDefault("content-id", "<0>");
      write(out, "--" + boundary + "\r\nContent-Type: application/http\r\n");
      write(out, "Content-ID: <response-" + id.replace("<", "").replace(">", "") + ">\r\n\r\n");
      writeAnswer(out, WireServer.answerPart(service, inner(part.body()), faults));
    }
    write(out, "--" + boundary + "--\r\n");
    return WireResponse.bytes(200, "multipart/mixed; boundary=" + boundary, out.toByteArray());
  }

  /** The request in a part: a request line, headers, a body. */
  private static WireRequest inner(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    String[] line = end < 0 ? new String[0] : text.substring(0, end).split(" ");
    if (line.length < 2) {
      throw ApiException.invalid("A part of the batch is no request.");
    }
    Multipart.Part rest =
        Multipart.part(text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1));
    Map<String, String> headers = new HashMap<>(rest.headers());
    String target = line[1].startsWith("/") ? line[1] : line[1].replaceFirst("^https?://[^/]*", "");
    return WireRequest.of(line[0], target, headers, rest.body());
  }

  private static void writeAnswer(ByteArrayOutputStream out, WireResponse answer) {
    write(out, "HTTP/1.1 " + answer.status() + " " + words(answer.status()) + "\r\n");
    answer.headers().forEach((name, value) -> write(out, name + ": " + value + "\r\n"));
    write(out, "Content-Length: " + answer.body().length + "\r\n\r\n");
    out.writeBytes(answer.body());
    write(out, "\r\n");
  }

  private static String words(int status) {
    return status < 300 ? "OK" : status == 404 ? "Not Found" : "Error";
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
