package dev.titan.wire.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * <a href="https://cloud.google.com/storage/docs/uploads-downloads">Uploads</a>: in one request, as
 * two parts, and resumable. A resumable one that is asked again after its end tells the object that
 * it has made, so that a client whose answer was lost learns of it.
 */
final class Uploads {
  /** Pieces of a resumable upload are kept in multiples of this. */
  private static final int CHUNK = 256 * 1024;

  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /** What is to be written, and on which conditions. */
  private record Target(Bucket bucket, String name, ObjectNode sent, Preconditions preconditions) {

    static Target of(Bucket bucket, WireRequest request, ObjectNode sent) {
      return new Target(bucket, nameOf(request, sent), sent, Preconditions.of(request));
    }

    /** Stores bytes that have the checksums which the client has told. */
    StoredObject store(byte[] bytes, String hashes) {
      ObjectNode properties = StoredObject.propertiesOf(sent);
      StoredObject probe =
          new StoredObject("", name, bytes, properties, new StoredObject.Version(0, 0, null, null));
      if (!sent.path("md5Hash").asText(probe.md5()).equals(probe.md5())
          || (hashes != null && hashes.contains("md5=") && !hashes.contains(probe.md5()))) {
        throw ApiException.invalid("Provided MD5 hash doesn't match calculated MD5 hash.");
      }
      if (!sent.path("crc32c").asText(probe.crc32c()).equals(probe.crc32c())
          || (hashes != null && hashes.contains("crc32c=") && !hashes.contains(probe.crc32c()))) {
        throw ApiException.invalid("Provided CRC32C doesn't match calculated CRC32C.");
      }
      return bucket.put(name, bytes, properties, preconditions);
    }
  }

  private static final class Session {
    private final Target target;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private StoredObject result;

    Session(Target target) {
      this.target = target;
    }
  }

  WireResponse simple(Bucket bucket, WireRequest request) {
    ObjectNode sent = Json.object();
    if (request.header("content-type") != null) {
      sent.put("contentType", request.header("content-type"));
    }
    return store(Target.of(bucket, request, sent), request.body(), request);
  }

  WireResponse multipart(Bucket bucket, WireRequest request) {
    List<Multipart.Part> parts = Multipart.parts(request);
    if (parts.size() != 2) {
      throw ApiException.invalid("A multipart upload has two parts.");
    }
    ObjectNode sent = Json.parse(parts.get(0).body());
    String type = parts.get(1).headers().get("content-type");
    if (type != null && !sent.has("contentType")) {
      sent.put("contentType", type);
    }
    return store(Target.of(bucket, request, sent), parts.get(1).body(), request);
  }

  private static WireResponse store(Target target, byte[] bytes, WireRequest request) {
    return WireResponse.json(target.store(bytes, request.header("x-goog-hash")).resource());
  }

  /** Begins a resumable upload. */
  WireResponse begin(Bucket bucket, WireRequest request, String url) {
    ObjectNode sent = Json.parse(request.body());
    if (request.header("x-upload-content-type") != null && !sent.has("contentType")) {
      sent.put("contentType", request.header("x-upload-content-type"));
    }
    Target target = Target.of(bucket, request, sent);
    target.preconditions().checkChange(bucket.find(target.name()));
    String id = UUID.randomUUID().toString();
    sessions.put(id, new Session(target));
    return WireResponse.empty(200)
        .with("X-GUploader-UploadID", id)
        .with("Location", url + request.path() + "?uploadType=resumable&upload_id=" + id);
  }

  /** Takes a piece of a resumable upload, or tells how far it is. */
  WireResponse resume(WireRequest request) {
    Session session = sessions.get(request.parameter("upload_id"));
    if (session == null) {
      throw ApiException.notFound("There is no such upload session.");
    }
    synchronized (session) {
      if (session.result != null) {
        return WireResponse.json(session.result.resource());
      }
      return take(session, request);
    }
  }

  private static WireResponse take(Session session, WireRequest request) {
    String header = request.header("content-range");
    String range = header == null ? "bytes 0-/*" : header;
    Matcher matcher = RANGE.matcher(range);
    boolean whole = header == null;
    if (!whole && !matcher.matches()) {
      throw ApiException.invalid("Invalid Content-Range header.");
    }
    boolean last = whole || !matcher.group(3).equals("*");
    if (whole || matcher.group(1) != null) {
      long from = whole ? 0 : Long.parseLong(matcher.group(1));
      append(session, request.body(), from, last);
    }
    long size = session.bytes.size();
    if (last && (whole || size == Long.parseLong(matcher.group(3)))) {
      session.result =
          session.target.store(session.bytes.toByteArray(), request.header("x-goog-hash"));
      return WireResponse.json(session.result.resource());
    }
    WireResponse more = WireResponse.empty(308);
    return size == 0 ? more : more.with("Range", "bytes=0-" + (size - 1));
  }

  /** A client may send again what is there, but leave nothing out. */
  private static void append(Session session, byte[] piece, long from, boolean last) {
    long known = session.bytes.size() - from;
    if (known < 0) {
      throw ApiException.invalid("The piece begins behind the bytes received.");
    }
    int skip = (int) Math.min(known, piece.length);
    int taken = piece.length - skip;
    if (!last) {
      taken -= (session.bytes.size() + taken) % CHUNK;
    }
    if (taken > 0) {
      session.bytes.write(piece, skip, taken);
    }
  }

  /** Ends a resumable upload without an object. */
  WireResponse cancel(WireRequest request) {
    if (sessions.remove(request.parameter("upload_id")) == null) {
      throw ApiException.notFound("There is no such upload session.");
    }
    return WireResponse.empty(499);
  }

  private static String nameOf(WireRequest request, ObjectNode sent) {
    String name = request.parameter("name", sent.path("name").asText(""));
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > 1024 || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      throw ApiException.invalid("Invalid object name.");
    }
    return name;
  }
}
