package dev.titan.wire.gcs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Faults;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The calls of the <a href="https://cloud.google.com/storage/docs/json_api/v1">JSON API</a>. What
 * it does not know fails with 501.
 */
final class GcsApi {
  private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
  private final AtomicLong generations = new AtomicLong();
  private final Uploads uploads = new Uploads();
  private final InstantSource clock;
  private final Faults faults;
  private final Supplier<String> url;

  /**
   * The service.
   *
   * @param faults befall the parts of batches
   * @param url where it can be reached, which upload sessions tell
   */
  GcsApi(InstantSource clock, Faults faults, Supplier<String> url) {
    this.faults = faults;
    this.clock = clock;
    this.url = url;
  }

  Bucket create(String name) {
    Bucket bucket = new Bucket(name, clock, generations);
    if (buckets.putIfAbsent(name, bucket) != null) {
      throw ApiException.conflict(
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    return bucket;
  }

  Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw ApiException.notFound("The specified bucket does not exist.");
    }
    return bucket;
  }

  WireResponse answer(WireRequest request) {
    List<String> path = request.segments();
    if (path.isEmpty()) {
      throw ApiException.unknown(request);
    }
    return switch (path.get(0)) {
      case "batch" -> new Batch(this::answer, faults).answer(request);
      case "upload", "resumable" -> upload(request, afterVersion(request, path));
      case "download" -> service(request, afterVersion(request, path));
      case "storage" -> service(request, afterVersion(request, path));
      default -> throw ApiException.unknown(request);
    };
  }

  /** The segments behind {@code storage/v1/b}. */
  private static List<String> afterVersion(WireRequest request, List<String> path) {
    int start = path.indexOf("storage");
    if (start < 0 || path.size() < start + 3 || !path.get(start + 2).equals("b")) {
      throw ApiException.unknown(request);
    }
    return path.subList(start + 3, path.size());
  }

  private WireResponse upload(WireRequest request, List<String> path) {
    if (path.size() != 2 || !path.get(1).equals("o")) {
      throw ApiException.unknown(request);
    }
    if (request.parameter("upload_id") != null) {
      return request.method().equals("DELETE") ? uploads.cancel(request) : uploads.resume(request);
    }
    Bucket bucket = bucket(path.get(0));
    return switch (request.parameter("uploadType", "")) {
      case "media" -> uploads.simple(bucket, request);
      case "multipart" -> uploads.multipart(bucket, request);
      case "resumable" -> uploads.begin(bucket, request, url.get());
      default -> throw ApiException.unknown(request);
    };
  }

  private WireResponse service(WireRequest request, List<String> path) {
    return switch (path.size()) {
      case 0 -> onBuckets(request);
      case 1 -> onBucket(request, path.get(0));
      case 2 -> {
        if (!path.get(1).equals("o") || !request.method().equals("GET")) {
          throw ApiException.unknown(request);
        }
        yield Listing.of(bucket(path.get(0)), request);
      }
      case 3 -> {
        if (!path.get(1).equals("o")) {
          throw ApiException.unknown(request);
        }
        yield onObject(request, bucket(path.get(0)), path.get(2));
      }
      case 6 -> move(request, path);
      case 8 -> copy(request, path);
      default -> throw ApiException.unknown(request);
    };
  }

  private WireResponse onBuckets(WireRequest request) {
    if (request.method().equals("POST")) {
      String name = Json.parse(request.body()).path("name").asText();
      create(name);
      return WireResponse.json(resource(name));
    }
    if (request.method().equals("GET")) {
      ObjectNode list = Json.object().put("kind", "storage#buckets");
      var items = list.putArray("items");
      buckets.keySet().forEach(name -> items.add(resource(name)));
      return WireResponse.json(list);
    }
    throw ApiException.unknown(request);
  }

  private WireResponse onBucket(WireRequest request, String name) {
    Bucket bucket = bucket(name);
    return switch (request.method()) {
      case "GET" -> WireResponse.json(resource(name));
      case "DELETE" -> {
        if (!bucket.isEmpty()) {
          throw ApiException.conflict("The bucket you tried to delete is not empty.");
        }
        buckets.remove(name);
        yield WireResponse.empty(204);
      }
      default -> throw ApiException.unknown(request);
    };
  }

  private static ObjectNode resource(String bucket) {
    ObjectNode resource = Json.object();
    resource.put("kind", "storage#bucket");
    resource.put("id", bucket);
    resource.put("name", bucket);
    resource.put("projectNumber", "1");
    resource.put("metageneration", "1");
    resource.put("location", "US");
    resource.put("locationType", "multi-region");
    resource.put("storageClass", "STANDARD");
    resource.put("etag", "CAE=");
    resource.put("timeCreated", "2026-01-01T00:00:00.000Z");
    resource.put("updated", "2026-01-01T00:00:00.000Z");
    resource.putObject("softDeletePolicy").put("retentionDurationSeconds", "0");
    return resource;
  }

  private static WireResponse onObject(WireRequest request, Bucket bucket, String name) {
    Preconditions preconditions = Preconditions.of(request);
    return switch (request.method()) {
      case "GET" -> {
        StoredObject object = bucket.get(name);
        if (object.isOtherThan(request, "generation")) {
          throw bucket.missing(name);
        }
        preconditions.checkRead(object);
        yield "media".equals(request.parameter("alt"))
            ? Download.of(object, request)
            : WireResponse.json(object.resource());
      }
      case "PATCH" ->
          WireResponse.json(
              bucket
                  .patch(name, StoredObject.propertiesOf(Json.parse(request.body())), preconditions)
                  .resource());
      case "DELETE" -> {
        bucket.delete(name, request.number("generation"), preconditions);
        yield WireResponse.empty(204);
      }
      default -> throw ApiException.unknown(request);
    };
  }

  /** {@code B/o/O/moveTo/o/O}: in one step, within a bucket. */
  private WireResponse move(WireRequest request, List<String> path) {
    if (!request.method().equals("POST") || !path.get(3).equals("moveTo")) {
      throw ApiException.unknown(request);
    }
    StoredObject moved =
        bucket(path.get(0))
            .move(
                path.get(2),
                Preconditions.ofSource(request),
                path.get(5),
                Preconditions.of(request));
    return WireResponse.json(moved.resource());
  }

  /** {@code B/o/O/rewriteTo/b/B/o/O}, and {@code copyTo}, which answers with the object alone. */
  private WireResponse copy(WireRequest request, List<String> path) {
    boolean rewrites = path.get(3).equals("rewriteTo");
    if (!request.method().equals("POST") || !(rewrites || path.get(3).equals("copyTo"))) {
      throw ApiException.unknown(request);
    }
    Bucket from = bucket(path.get(0));
    StoredObject source = from.get(path.get(2));
    if (source.isOtherThan(request, "sourceGeneration")) {
      throw from.missing(path.get(2));
    }
    Preconditions.ofSource(request).checkChange(source);
    ObjectNode properties = source.properties();
    properties.setAll(StoredObject.propertiesOf(Json.parse(request.body())));
    StoredObject target =
        bucket(path.get(5)).put(path.get(7), source.bytes(), properties, Preconditions.of(request));
    if (!rewrites) {
      return WireResponse.json(target.resource());
    }
    ObjectNode answer = Json.object();
    answer.put("kind", "storage#rewriteResponse");
    answer.put("totalBytesRewritten", Integer.toString(source.bytes().length));
    answer.put("objectSize", Integer.toString(source.bytes().length));
    answer.put("done", true);
    answer.set("resource", target.resource());
    return WireResponse.json(answer);
  }
}
