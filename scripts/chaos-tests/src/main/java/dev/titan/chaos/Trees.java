package dev.titan.chaos;

import dev.titan.storage.objects.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is done to whole folders. */
final class Trees {
  private Trees() {}

  /** Copies a folder with the rights of all in it. */
  static Path copy(Path from, Path to) throws IOException {
    Folders.deleteTree(to);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  /**
   * Names what a finished run should have removed: expanded inputs, staged rows, files without
   * their name yet, and what DuckDB has spilled. Its write-ahead log is none: where a full disk let
   * a commit through, but no checkpoint, it holds that commit. Neither are files in folders {@code
   * .tmp}: there, a writer that lives cannot be told from one that was killed, so they go after a
   * day.
   */
  static List<String> leftovers(Path home) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = path.getFileName().toString();
        boolean run = path.getNameCount() > 2 && parent(path, 2).equals("runs");
        if ((run && (name.equals("work") || name.equals("staged")))
            || name.equals("warehouse.duckdb.tmp")) {
          found.add("left over: " + home.relativize(path));
        }
      }
    }
    return found;
  }

  private static String parent(Path path, int up) {
    return path.getName(path.getNameCount() - 1 - up).toString();
  }
}
