package dev.titan.wire.gcs;

import dev.titan.wire.ApiException;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of an object, or a range of them. One that is stored gzipped is <a
 * href="https://cloud.google.com/storage/docs/transcoding">unpacked</a> for a client that does not
 * accept gzip; then a range is not heeded.
 */
final class Download {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private Download() {}

  static WireResponse of(StoredObject object, WireRequest request) {
    String accepted = request.header("accept-encoding");
    boolean unpacks = object.isGzipped() && (accepted == null || !accepted.contains("gzip"));
    byte[] bytes = unpacks ? unpacked(object.bytes()) : object.bytes();
    String range = unpacks ? null : request.header("range");
    WireResponse response =
        range == null
            ? WireResponse.bytes(200, object.contentType(), bytes)
            : part(object, bytes, range);
    if (object.isGzipped() && !unpacks) {
      response = response.with("Content-Encoding", "gzip");
    }
    return response
        .with("X-Goog-Generation", Long.toString(object.generation()))
        .with("X-Goog-Metageneration", Long.toString(object.metageneration()))
        .with("X-Goog-Stored-Content-Length", Integer.toString(object.bytes().length))
        .with("X-Goog-Stored-Content-Encoding", object.isGzipped() ? "gzip" : "identity")
        .with("X-Goog-Storage-Class", "STANDARD")
        .with("X-Goog-Hash", "crc32c=" + object.crc32c() + ",md5=" + object.md5());
  }

  private static WireResponse part(StoredObject object, byte[] bytes, String range) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      throw ApiException.invalid("Invalid Range header.");
    }
    long from;
    long to = bytes.length - 1L;
    if (matcher.group(1).isEmpty()) {
      from = Math.max(0, bytes.length - Long.parseLong(matcher.group(2)));
    } else {
      from = Long.parseLong(matcher.group(1));
      to = matcher.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(matcher.group(2)));
    }
    if (from > to) {
      throw new ApiException(
          416, "requestedRangeNotSatisfiable", "OUT_OF_RANGE", "Request range not satisfiable");
    }
    return WireResponse.bytes(
            206, object.contentType(), Arrays.copyOfRange(bytes, (int) from, (int) to + 1))
        .with("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
  }

  private static byte[] unpacked(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("stored as gzip, but is none", e);
    }
  }
}
