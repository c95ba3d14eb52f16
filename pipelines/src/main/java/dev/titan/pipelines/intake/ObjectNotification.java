package dev.titan.pipelines.intake;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.storage.cloud.GcsObjects;
import dev.titan.storage.cloud.GcsPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the attributes of a <a
 * href="https://cloud.google.com/storage/docs/pubsub-notifications">notification</a> that Cloud
 * Storage has published: which object is to be read, and whose records it holds. Anybody who may
 * publish to the topic can write such attributes, so none is believed: an object outside of the
 * place that is watched is never named in an outcome, and nothing here throws.
 */
public final class ObjectNotification {
  private static final int LONGEST_NAME = 1024;

  /** Changes after which there is nothing new to read. */
  private static final Set<String> PASSED =
      Set.of("OBJECT_DELETE", "OBJECT_ARCHIVE", "OBJECT_METADATA_UPDATE");

  /** What is kept of the attributes with a raw object. */
  private static final List<String> KEPT = List.of("eventTime", "overwroteGeneration");

  private final GcsPlace watched;
  private final InputNames names;

  /**
   * A reader.
   *
   * @param watched the bucket, and the folder below which inputs lie: empty, or ends with "/"
   * @param names whose they are; what is null there, the folders below must say
   */
  public ObjectNotification(GcsPlace watched, InputNames names) {
    if (!watched.name().isEmpty() && !watched.name().endsWith("/")) {
      throw new IllegalArgumentException("the watched place must end with '/': " + watched);
    }
    this.watched = watched;
    this.names = names;
  }

  /** What is to be done about a message. */
  public sealed interface Outcome {}

  /**
   * An object has been written.
   *
   * @param place the object
   * @param generation the generation that was written; a later one has a message of its own
   * @param names whose records it holds; tenant and location are there
   * @param attributes what is to be kept with the raw object
   */
  public record Written(
      GcsPlace place, long generation, InputNames names, Map<String, String> attributes)
      implements Outcome {

    /**
     * The object as an input; empty if this generation is not there any more. Then it has been
     * deleted, or replaced by a generation that has a message of its own.
     *
     * @throws dev.titan.storage.objects.StorageException if the service fails
     */
    public Optional<InputFile> file(GcsObjects client) {
      return client
          .find(place, generation)
          .map(object -> InputFile.of(client, object, names, attributes));
    }
  }

  /**
   * There is nothing to read; the message has been dealt with.
   *
   * @param why for people
   */
  public record Passed(String why) implements Outcome {}

  /**
   * The message is a dead letter.
   *
   * @param reason its reason
   * @param detail what is wrong; no text from the message
   */
  public record Refused(ReasonCode reason, String detail) implements Outcome {}

  /** What a message with such attributes asks for. */
  public Outcome read(Map<String, String> attributes) {
    String type = attributes.getOrDefault("eventType", "");
    if (!type.equals("OBJECT_FINALIZE")) {
      return PASSED.contains(type)
          ? new Passed("the change was " + type)
          : refused("eventType is missing or unknown");
    }
    if (!watched.bucket().equals(attributes.get("bucketId"))) {
      return refused("bucketId is not the watched bucket " + watched.bucket());
    }
    String name = attributes.getOrDefault("objectId", "");
    if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
      return refused("objectId is missing or no name of an object");
    }
    long generation = generation(attributes.get(InputFile.GENERATION));
    if (generation < 1) {
      return refused(InputFile.GENERATION + " is missing or no generation");
    }
    return name.startsWith(watched.name())
        ? below(name, generation, attributes)
        : new Passed("the object lies outside of " + watched);
  }

  private Outcome below(String name, long generation, Map<String, String> attributes) {
    List<String> steps = List.of(name.substring(watched.name().length()).split("/", -1));
    if (name.endsWith("/")) {
      return new Passed("the object stands for a folder");
    }
    if (InputNames.isHidden(steps)) {
      return new Passed("the object is hidden");
    }
    GcsPlace place = new GcsPlace(watched.bucket(), name);
    try {
      InputNames its = names.below(watched.toString(), place.toString(), steps);
      return new Written(place, generation, its, kept(attributes));
    } catch (UsageException e) { // its words hold the name
      return refused(
          "objectId does not say whose records it holds: <tenant>/<location>/<source>/<file> is"
              + " expected below "
              + watched);
    }
  }

  private static Map<String, String> kept(Map<String, String> attributes) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT) {
      String value = attributes.get(name);
      if (value != null && value.length() <= 100 && !hasControls(value)) {
        kept.put(name, value);
      }
    }
    return kept;
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
  }

  private static long generation(String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static Refused refused(String detail) {
    return new Refused(ReasonCode.MESSAGE_INVALID, detail);
  }
}
