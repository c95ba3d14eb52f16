package dev.titan.pipelines.intake;

import dev.titan.storage.cloud.GcsObjects;
import dev.titan.storage.cloud.GcsPlace;
import dev.titan.storage.settings.GcsSettings;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns the paths of a command line into the files to ingest, in an order that does not depend on
 * the order of the paths. A folder stands for all files below it; without a tenant given, it must
 * be laid out as {@code <tenant>/<location>/<source>/...}. Hidden files are passed over. A path may
 * also be {@code gs://bucket/...}, see {@link BucketFinder}.
 */
public final class InputFinder {
  private final InputNames names;
  private final GcsSettings gcs;

  /** A finder for files of that tenant, location and source; each may be null. */
  public InputFinder(String tenant, String location, String source) {
    this(InputNames.given(tenant, location, source), null);
  }

  private InputFinder(InputNames names, GcsSettings gcs) {
    this.names = names;
    this.gcs = gcs;
  }

  /** The same, that finds objects of buckets too. */
  public InputFinder reaching(GcsSettings cloud) {
    return new InputFinder(names, cloud);
  }

  /**
   * The files below the paths.
   *
   * @throws UsageException if a path does not exist or nothing says whose records a file holds
   * @throws IOException if a folder cannot be read
   */
  public List<InputFile> find(List<String> paths) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (String given : paths) {
      if (GcsPlace.isMeant(given)) {
        files.addAll(inBuckets().find(given));
        continue;
      }
      Path path = Path.of(given);
      if (Files.isDirectory(path)) {
        addFolder(path, files);
      } else if (Files.exists(path)) {
        files.add(file(given, path, names.complete(given)));
      } else {
        throw new UsageException("there is no file or folder " + given + "; check the path");
      }
    }
    files.sort(Comparator.comparing(InputFile::origin, NaturalOrder.INSTANCE));
    return withoutRepetitions(files);
  }

  /**
   * One file below a folder, or empty if it is hidden.
   *
   * @throws UsageException if nothing says whose records it holds
   */
  public Optional<InputFile> below(Path folder, Path file) {
    Path relative = folder.relativize(file);
    return isHidden(relative) ? Optional.empty() : Optional.of(inFolder(folder, relative, file));
  }

  private void addFolder(Path folder, List<InputFile> files) throws IOException {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) below::iterator) {
        Path relative = folder.relativize(path);
        if (Files.isRegularFile(path) && !isHidden(relative)) {
          files.add(inFolder(folder, relative, path));
        }
      }
    }
  }

  private InputFile inFolder(Path folder, Path relative, Path path) {
    String origin = path.toString();
    return file(origin, path, names.below(folder.toString(), origin, steps(relative)));
  }

  private static InputFile file(String origin, Path path, InputNames its) {
    return new InputFile(origin, path, its.tenant(), its.location(), its.source());
  }

  private static List<String> steps(Path relative) {
    List<String> steps = new ArrayList<>();
    relative.forEach(step -> steps.add(step.toString()));
    return steps;
  }

  /** Whether a name on the way begins with a dot. */
  private static boolean isHidden(Path relative) {
    return InputNames.isHidden(steps(relative));
  }

  /** Only here are classes of the cloud loaded: most runs have none on their class path. */
  private BucketFinder inBuckets() {
    if (gcs == null) {
      throw new UsageException("this command reads files of this machine only");
    }
    try {
      return new BucketFinder(GcsObjects.open(gcs), names);
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "the Google Cloud libraries are not on the class path: set TITAN_CLOUD=1 and start Titan"
              + " by scripts/titan");
    }
  }

  /** A file that two of the paths name is one input; for two locations, say, it is two. */
  private static List<InputFile> withoutRepetitions(List<InputFile> sorted) throws IOException {
    record Identity(String place, String tenant, String location, String source) {}
    List<InputFile> result = new ArrayList<>();
    Set<Identity> seen = new HashSet<>();
    for (InputFile file : sorted) {
      if (seen.add(
          new Identity(identity(file.place()), file.tenant(), file.location(), file.source()))) {
        result.add(file);
      }
    }
    return result;
  }

  /** A pipe, as a shell hands over for {@code <(command)}, has a name but no real path. */
  private static String identity(InputPlace place) throws IOException {
    Path path = place.file().orElse(null);
    return path != null && Files.isRegularFile(path) ? path.toRealPath().toString() : place.where();
  }
}
