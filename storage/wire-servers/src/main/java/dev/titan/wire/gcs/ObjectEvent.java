package dev.titan.wire.gcs;

import dev.titan.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What GCS tells of a change: the attributes and data of a <a
 * href="https://cloud.google.com/storage/docs/pubsub-notifications">Pub/Sub notification</a>. Not a
 * record, since its data is an array.
 */
public final class ObjectEvent {
  private final Map<String, String> attributes;
  private final byte[] data;

  private ObjectEvent(String type, StoredObject object, Instant time) {
    Map<String, String> all = new LinkedHashMap<>();
    String bucket = object.resource().get("bucket").asText();
    all.put("notificationConfig", "projects/_/buckets/" + bucket + "/notificationConfigs/1");
    all.put("eventType", type);
    all.put("payloadFormat", "JSON_API_V1");
    all.put("bucketId", bucket);
    all.put("objectId", object.name());
    all.put("objectGeneration", Long.toString(object.generation()));
    all.put("eventTime", time.toString());
    this.attributes = all;
    this.data = Json.bytes(object.resource());
  }

  static ObjectEvent finalized(StoredObject object, StoredObject before, Instant time) {
    ObjectEvent event = new ObjectEvent("OBJECT_FINALIZE", object, time);
    if (before != null) {
      event.attributes.put("overwroteGeneration", Long.toString(before.generation()));
    }
    return event;
  }

  static ObjectEvent deleted(StoredObject object, StoredObject after, Instant time) {
    ObjectEvent event = new ObjectEvent("OBJECT_DELETE", object, time);
    if (after != null) {
      event.attributes.put("overwrittenByGeneration", Long.toString(after.generation()));
    }
    return event;
  }

  static ObjectEvent metadataUpdated(StoredObject object, Instant time) {
    return new ObjectEvent("OBJECT_METADATA_UPDATE", object, time);
  }

  /** The message's attributes. */
  public Map<String, String> attributes() {
    return Map.copyOf(attributes);
  }

  /** The message's data: the object resource. */
  public byte[] data() {
    return data.clone();
  }
}
