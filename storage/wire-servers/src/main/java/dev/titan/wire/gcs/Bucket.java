package dev.titan.wire.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A bucket without object versioning: only the live generation of an object is there. Every change
 * checks its preconditions and takes place in one step.
 */
final class Bucket {
  /** In the order of code points, which is that of UTF-8: lists come so. */
  static final Comparator<String> ORDER = Bucket::compareCodePoints;

  private final String name;
  private final InstantSource clock;
  private final AtomicLong generations;
  private final TreeMap<String, StoredObject> objects = new TreeMap<>(ORDER);
  private final List<Consumer<ObjectEvent>> listeners = new ArrayList<>();

  /**
   * A bucket.
   *
   * @param generations the last generation handed out, in microseconds
   */
  Bucket(String name, InstantSource clock, AtomicLong generations) {
    this.name = name;
    this.clock = clock;
    this.generations = generations;
  }

  synchronized void listen(Consumer<ObjectEvent> listener) {
    listeners.add(listener);
  }

  synchronized boolean isEmpty() {
    return objects.isEmpty();
  }

  /** The objects from a name on, in order. */
  synchronized List<StoredObject> from(String start) {
    return new ArrayList<>(objects.tailMap(start, true).values());
  }

  /** An object, or null. */
  synchronized StoredObject find(String object) {
    return objects.get(object);
  }

  /** An object. */
  StoredObject get(String object) {
    StoredObject found = find(object);
    if (found == null) {
      throw missing(object);
    }
    return found;
  }

  ApiException missing(String object) {
    return ApiException.notFound("No such object: " + name + "/" + object);
  }

  /** Writes a new generation of an object. */
  synchronized StoredObject put(
      String object, byte[] bytes, ObjectNode properties, Preconditions preconditions) {
    StoredObject before = objects.get(object);
    preconditions.checkChange(before);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredObject after =
        new StoredObject(
            name,
            object,
            bytes,
            properties,
            new StoredObject.Version(nextGeneration(), 1, now, now));
    objects.put(object, after);
    tell(ObjectEvent.finalized(after, before, now));
    if (before != null) {
      tell(ObjectEvent.deleted(before, after, now));
    }
    return after;
  }

  /** Changes the properties of an object; null takes one away. */
  synchronized StoredObject patch(String object, ObjectNode changes, Preconditions preconditions) {
    StoredObject before = get(object);
    preconditions.checkChange(before);
    ObjectNode properties = before.properties();
    changes.properties().forEach(change -> merge(properties, change));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredObject after = before.withProperties(properties, now);
    objects.put(object, after);
    tell(ObjectEvent.metadataUpdated(after, now));
    return after;
  }

  private static void merge(ObjectNode properties, Map.Entry<String, JsonNode> change) {
    if (change.getValue().isNull()) {
      properties.remove(change.getKey());
    } else if (change.getValue() instanceof ObjectNode inner) {
      ObjectNode target =
          properties.get(change.getKey()) instanceof ObjectNode there ? there : Json.object();
      inner.properties().forEach(entry -> merge(target, entry));
      properties.set(change.getKey(), target);
    } else {
      properties.set(change.getKey(), change.getValue());
    }
  }

  /** Removes an object, if it is the wanted generation. */
  synchronized void delete(String object, Long generation, Preconditions preconditions) {
    StoredObject before = objects.get(object);
    if (before == null || (generation != null && generation != before.generation())) {
      throw missing(object);
    }
    preconditions.checkChange(before);
    objects.remove(object);
    tell(ObjectEvent.deleted(before, null, clock.instant()));
  }

  /** Gives an object another name; it keeps its bytes and properties. */
  synchronized StoredObject move(
      String from, Preconditions ofSource, String to, Preconditions ofTarget) {
    StoredObject source = get(from);
    ofSource.checkChange(source);
    StoredObject moved = put(to, source.bytes(), source.properties(), ofTarget);
    objects.remove(from);
    tell(ObjectEvent.deleted(source, null, clock.instant()));
    return moved;
  }

  private void tell(ObjectEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Later than all before, also where the clock stands still. */
  private long nextGeneration() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    return generations.updateAndGet(last -> Math.max(last + 1, now));
  }

  private static int compareCodePoints(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
