package dev.titan.storage.backup;

import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a home belongs into a backup. Not the warehouse, which has its own way; nor what is gone
 * after a command anyway: locks, temporary files, letters that are being edited, the staging of
 * finished runs. Nor the copies that migrations leave: a backup replaces them.
 */
final class HomeFiles {
  private static final Set<String> STAGING = Set.of("work", "staged");

  private final Home home;
  private final Set<String> finishedRuns;

  HomeFiles(Home home, Runs runs) {
    this.home = home;
    this.finishedRuns =
        runs.list().stream()
            .filter(run -> !run.state().isOpen())
            .map(Runs.Listed::id)
            .collect(Collectors.toSet());
  }

  /** The originals, by path, with their sizes. */
  Map<String, Long> originals() {
    return walk(home.raw(), Set.of());
  }

  /** All but the warehouse and the originals, by path, with their sizes. */
  Map<String, Long> others(boolean withSecrets) {
    Set<Path> leftOut = new HashSet<>(List.of(home.raw(), home.letters()));
    if (!withSecrets) {
      leftOut.add(home.secrets());
    }
    return walk(home.folder(), leftOut);
  }

  /** Links are followed, as every command follows them: a folder may lie on another disk. */
  private Map<String, Long> walk(Path root, Set<Path> leftOut) {
    Map<String, Long> found = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean isLeftOut =
                  leftOut.contains(folder) || (!folder.equals(root) && isLeftOut(folder));
              return isLeftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!isLeftOut(file)) {
                String path = BackupPath.of(home.folder(), file);
                if (!BackupPath.isPath(path)
                    || path.equals(BackupManifest.FILE)
                    || !attributes.isRegularFile()) {
                  throw new StorageException(
                      "the home holds something that is not Titan's and cannot be backed up: "
                          + file
                          + "; move it out of the home");
                }
                found.put(path, attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // a temporary file, gone meanwhile
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw StorageException.cannot("list", root, e);
    }
    return found;
  }

  private boolean isLeftOut(Path path) {
    String name = path.getFileName().toString();
    if (name.startsWith(".") || name.endsWith(".lock")) {
      return true;
    }
    if (home.folder().equals(path.getParent())
        && name.startsWith(home.warehouse().getFileName().toString())) {
      return true;
    }
    Path run = path.getParent();
    return home.runs().equals(run.getParent())
        && (name.equals("lock")
            || (STAGING.contains(name) && finishedRuns.contains(run.getFileName().toString())));
  }
}
