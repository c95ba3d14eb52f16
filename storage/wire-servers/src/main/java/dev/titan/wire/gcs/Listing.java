package dev.titan.wire.gcs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One page of <a href="https://cloud.google.com/storage/docs/json_api/v1/objects/list">a list</a>.
 * Objects and prefixes share the size of a page, and the next page begins behind the last of
 * either.
 */
final class Listing {
  private static final int PAGE = 1_000;

  private final String prefix;
  private final String delimiter;
  private final String end;
  private final long size;
  private final ArrayNode items = Json.array();
  private final Set<String> prefixes = new LinkedHashSet<>();

  private Listing(WireRequest request) {
    this.prefix = request.parameter("prefix", "");
    this.delimiter = request.parameter("delimiter", "");
    this.end = request.parameter("endOffset", "");
    Long wanted = request.number("maxResults");
    this.size = wanted == null ? PAGE : Math.max(1, Math.min(PAGE, wanted));
  }

  static WireResponse of(Bucket bucket, WireRequest request) {
    if (request.parameter("matchGlob") != null) {
      throw ApiException.unknown(request);
    }
    return new Listing(request).page(bucket, request);
  }

  private WireResponse page(Bucket bucket, WireRequest request) {
    String token = request.parameter("pageToken");
    String after = token == null ? null : decode(token);
    String start =
        max(prefix, max(request.parameter("startOffset", ""), after == null ? "" : after));
    String last = null;
    String next = null;
    for (StoredObject object : bucket.from(start)) {
      String name = object.name();
      if (!name.startsWith(prefix) || (!end.isEmpty() && Bucket.ORDER.compare(name, end) >= 0)) {
        break;
      }
      String common = commonPrefix(name);
      if (isPassed(name, common, after, last)) {
        continue;
      }
      if (items.size() + prefixes.size() == size) {
        next = last;
        break;
      }
      last = common == null ? name : common;
      if (common == null) {
        items.add(object.resource());
      } else {
        prefixes.add(common);
      }
    }
    return WireResponse.json(document(next));
  }

  /** Whether an object was on an earlier page, or is behind a prefix that is told already. */
  private static boolean isPassed(String name, String common, String after, String last) {
    if (after != null && (name.equals(after) || after.equals(common))) {
      return true;
    }
    return common != null && common.equals(last);
  }

  private ObjectNode document(String next) {
    ObjectNode document = Json.object();
    document.put("kind", "storage#objects");
    if (!items.isEmpty()) {
      document.set("items", items);
    }
    if (!prefixes.isEmpty()) {
      ArrayNode array = document.putArray("prefixes");
      prefixes.forEach(array::add);
    }
    if (next != null) {
      byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
      document.put("nextPageToken", Base64.getUrlEncoder().encodeToString(bytes));
    }
    return document;
  }

  /** The prefix that stands for an object, or null if it stands for itself. */
  private String commonPrefix(String name) {
    int found = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
    return found < 0 ? null : name.substring(0, found + delimiter.length());
  }

  private static String max(String a, String b) {
    return Bucket.ORDER.compare(a, b) >= 0 ? a : b;
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("Invalid page token.");
    }
  }
}
