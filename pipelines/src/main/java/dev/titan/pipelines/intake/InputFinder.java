package dev.titan.pipelines.intake;

import dev.titan.schemas.mapping.Mapping;
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
 * be laid out as {@code <tenant>/<location>/<source>/...}. Hidden files are passed over.
 */
public final class InputFinder {
  private final String tenant;
  private final String location;
  private final String source;

  /** A finder for files of that tenant, location and source; each may be null. */
  public InputFinder(String tenant, String location, String source) {
    this.tenant = tenant;
    this.location = location;
    this.source = source;
    requireName(tenant, "--tenant");
    requireName(location, "--location");
    requireName(source, "--source");
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
      Path path = Path.of(given);
      if (Files.isDirectory(path)) {
        addFolder(path, files);
      } else if (Files.exists(path)) {
        files.add(named(given, path, tenant, location, source));
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
    if (tenant != null) {
      return named(origin, path, tenant, location, source);
    }
    if (relative.getNameCount() < 4) {
      throw new UsageException(
          "nothing says whose records "
              + origin
              + " holds: name --tenant and --location, or lay the folder "
              + folder
              + " out as <tenant>/<location>/<source>/<files>");
    }
    String folderLocation = location == null ? relative.getName(1).toString() : location;
    String folderSource = source == null ? relative.getName(2).toString() : source;
    return named(origin, path, relative.getName(0).toString(), folderLocation, folderSource);
  }

  private static InputFile named(
      String origin, Path path, String tenant, String location, String source) {
    if (tenant == null || location == null) {
      throw new UsageException(
          "nothing says whose records "
              + origin
              + " holds: name --tenant and --location, for example --tenant acme --location main");
    }
    for (String name : new String[] {tenant, location}) {
      if (!Mapping.isName(name)) {
        throw new UsageException(notAName("'" + name + "' (from " + origin + ")"));
      }
    }
    if (source != null && !Mapping.isName(source)) {
      throw new UsageException(notAName("'" + source + "' (from " + origin + ")"));
    }
    return new InputFile(origin, path, tenant, location, source);
  }

  private static void requireName(String name, String option) {
    if (name != null && !Mapping.isName(name)) {
      throw new UsageException(notAName(option + " '" + name + "'"));
    }
  }

  private static String notAName(String what) {
    return what
        + " is no name: use 1 to 100 letters, digits, '.', '_' or '-', beginning with a letter or"
        + " digit";
  }

  /** Whether a name on the way begins with a dot. */
  public static boolean isHidden(Path relative) {
    for (Path step : relative) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** A file that two of the paths name is one input; for two locations, say, it is two. */
  private static List<InputFile> withoutRepetitions(List<InputFile> sorted) throws IOException {
    record Identity(Path file, String tenant, String location, String source) {}
    List<InputFile> result = new ArrayList<>();
    Set<Identity> seen = new HashSet<>();
    for (InputFile file : sorted) {
      if (seen.add(
          new Identity(realPath(file.path()), file.tenant(), file.location(), file.source()))) {
        result.add(file);
      }
    }
    return result;
  }

  /** A pipe, as a shell hands over for {@code <(command)}, has a name but no real path. */
  private static Path realPath(Path path) throws IOException {
    return Files.isRegularFile(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }
}
