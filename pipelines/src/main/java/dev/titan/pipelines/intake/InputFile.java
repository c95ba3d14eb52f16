package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.GcsObject;
import dev.titan.storage.cloud.GcsObjects;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One file, or one object of a bucket, to ingest.
 *
 * @param origin the path as the user gave it (below a folder: that folder and the rest)
 * @param place where its bytes are
 * @param tenant whose records it holds
 * @param location the place of business that they are from
 * @param source the name of the source, or null where nobody said
 * @param attributes what is kept with the raw object besides
 */
public record InputFile(
    String origin,
    InputPlace place,
    String tenant,
    String location,
    String source,
    Map<String, String> attributes) {
  /** The attribute that keeps the generation of an object, named as in GCS's notifications. */
  public static final String GENERATION = "objectGeneration";

  public InputFile {
    attributes = Map.copyOf(attributes);
  }

  /** A file on this machine. */
  public InputFile(
      String origin,
      Path path,
      String tenant,
      String location,
      String source,
      Map<String, String> attributes) {
    this(origin, new LocalFile(path), tenant, location, source, attributes);
  }

  /** A file on this machine of which nothing else is known. */
  public InputFile(String origin, Path path, String tenant, String location, String source) {
    this(origin, path, tenant, location, source, Map.of());
  }

  /** One generation of an object. */
  public static InputFile of(
      GcsObjects client, GcsObject object, InputNames names, Map<String, String> attributes) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put(GENERATION, Long.toString(object.generation()));
    return new InputFile(
        object.place().toString(),
        new BucketObject(client, object),
        names.tenant(),
        names.location(),
        names.source(),
        all);
  }

  /**
   * The file on this machine.
   *
   * @throws IllegalStateException if it is elsewhere
   */
  public Path path() {
    return place
        .file()
        .orElseThrow(() -> new IllegalStateException(origin + " is no file of this machine"));
  }
}
