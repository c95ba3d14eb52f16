package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.GcsObject;
import dev.titan.storage.cloud.GcsObjects;
import dev.titan.storage.cloud.GcsPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns {@code gs://bucket/...} into the objects to ingest, each at the generation that is there
 * now: an object, all objects below a folder, or those that fit wildcards.
 */
final class BucketFinder {
  private final GcsObjects client;
  private final InputNames names;

  BucketFinder(GcsObjects client, InputNames names) {
    this.client = client;
    this.names = names;
  }

  /**
   * The objects.
   *
   * @throws UsageException if there are none, or nothing says whose records one holds
   */
  List<InputFile> find(String given) {
    GcsPlace place = parse(given);
    if (ObjectPattern.isPattern(place)) {
      return fitting(place);
    }
    boolean folder = place.name().isEmpty() || place.name().endsWith("/");
    Optional<GcsObject> object = folder ? Optional.empty() : client.find(place);
    if (object.isPresent()) {
      return List.of(input(object.get(), names.complete(given)));
    }
    String root = folder ? place.name() : place.name() + "/";
    List<GcsObject> below = client.below(new GcsPlace(place.bucket(), root));
    return orRefuse(inputs(root, below), "there is no object or folder " + given);
  }

  private List<InputFile> fitting(GcsPlace place) {
    ObjectPattern pattern = ObjectPattern.of(place);
    List<GcsObject> fitting =
        client.below(new GcsPlace(place.bucket(), pattern.listed())).stream()
            .filter(object -> pattern.fits(object.place().name()))
            .toList();
    return orRefuse(inputs(pattern.root(), fitting), "no object fits " + place);
  }

  private List<InputFile> inputs(String root, List<GcsObject> objects) {
    return objects.stream()
        .filter(object -> isFile(root, object))
        .map(object -> input(object, below(root, object)))
        .toList();
  }

  /** Consoles write empty objects whose names end with "/", to show them as folders. */
  private static boolean isFile(String root, GcsObject object) {
    String name = object.place().name();
    return !name.endsWith("/") && !InputNames.isHidden(steps(root, name));
  }

  private InputNames below(String root, GcsObject object) {
    GcsPlace place = object.place();
    return names.below(
        new GcsPlace(place.bucket(), root).toString(), place.toString(), steps(root, place.name()));
  }

  private static List<String> steps(String root, String name) {
    return List.of(name.substring(root.length()).split("/"));
  }

  private InputFile input(GcsObject object, InputNames its) {
    return InputFile.of(client, object, its, Map.of());
  }

  private static List<InputFile> orRefuse(List<InputFile> found, String why) {
    if (found.isEmpty()) {
      throw new UsageException(why + "; check the name (gcloud storage ls shows what there is)");
    }
    return found;
  }

  private static GcsPlace parse(String given) {
    try {
      return GcsPlace.parse(given);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          given + " is no place in Cloud Storage: write gs://bucket/folder/ or gs://bucket/object");
    }
  }
}
