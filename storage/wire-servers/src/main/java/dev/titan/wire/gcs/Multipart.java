package dev.titan.wire.gcs;

import dev.titan.wire.ApiException;
import dev.titan.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a multipart body (RFC 2046, section 5.1) into its parts. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private Multipart() {}

  /** One part; not a record, since its bytes are not copied. */
  static final class Part {
    private final Map<String, String> headers;
    private final byte[] body;

    Part(Map<String, String> headers, byte[] body) {
      this.headers = headers;
      this.body = body;
    }

    /** Names in lower case. */
    Map<String, String> headers() {
      return headers;
    }

    byte[] body() {
      return body;
    }
  }

  static List<Part> parts(WireRequest request) {
    String type = request.header("content-type");
    Matcher matcher = BOUNDARY.matcher(type == null ? "" : type);
    if (!matcher.find()) {
      throw ApiException.invalid("Missing multipart boundary.");
    }
    byte[] mark = ("--" + matcher.group(1)).getBytes(StandardCharsets.ISO_8859_1);
    byte[] body = request.body();
    List<Part> parts = new ArrayList<>();
    int at = indexOf(body, mark, 0);
    while (at >= 0) {
      int start = at + mark.length;
      int next = indexOf(body, mark, start);
      if (next < 0) {
        break; // what follows the last mark is "--"
      }
      // A line end stands behind the mark and before the next one.
      parts.add(part(Arrays.copyOfRange(body, start + 2, Math.max(start + 2, next - 2))));
      at = next;
    }
    return parts;
  }

  /** Headers, a blank line and a body. */
  static Part part(byte[] bytes) {
    int blank = indexOf(bytes, BLANK_LINE, 0);
    if (blank < 0) {
      return new Part(headers(new String(bytes, StandardCharsets.UTF_8)), new byte[0]);
    }
    String head = new String(bytes, 0, blank, StandardCharsets.UTF_8);
    return new Part(
        headers(head), Arrays.copyOfRange(bytes, blank + BLANK_LINE.length, bytes.length));
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new HashMap<>();
    for (String line : head.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int i = from; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
