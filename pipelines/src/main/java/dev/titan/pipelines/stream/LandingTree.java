package dev.titan.pipelines.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The files in a folder and below, but for hidden ones; what vanishes meanwhile is not there.
 *
 * <p>Thousands of tenants have tens of thousands of folders, of which few change from one look to
 * the next: {@link #news} asks each for the time of its last change only, which takes a fraction of
 * a listing. A file that is written in place changes no folder, and not every file system keeps
 * these times, so {@link #all} lists everything. For one thread.
 */
final class LandingTree {
  /**
   * A change that follows another one within the grain of a file system's clock does not show in
   * the time of the last change. So the listing of a folder holds only once that has stood still
   * for longer.
   */
  private static final long GRAIN = Duration.ofSeconds(3).toNanos();

  private final Path root;
  private final LongSupplier nanoTime;
  private final Map<Path, Listed> folders = new HashMap<>();

  /**
   * A folder that was listed.
   *
   * @param changed the time of its last change, as it was before the listing
   * @param since when that was seen first
   * @param holds whether any later change gives it another time
   */
  private record Listed(FileTime changed, long since, boolean holds) {}

  /**
   * The files in a folder.
   *
   * @param nanoTime a clock such as {@link System#nanoTime()}
   */
  LandingTree(Path root, LongSupplier nanoTime) {
    this.root = root;
    this.nanoTime = nanoTime;
  }

  /** All files, in the order of their names. */
  Map<Path, LandedFile.Version> all() {
    Map<Path, LandedFile.Version> found = new TreeMap<>();
    Map<Path, Listed> before = Map.copyOf(folders);
    folders.clear();
    try {
      walk(root, before, found);
    } catch (IOException e) {
      throw cannotLook(e);
    }
    return found;
  }

  /**
   * The files that are not known yet, in the order of their names, as far as folders tell of them.
   *
   * @param isKnown whether a file need not be looked at
   */
  Map<Path, LandedFile.Version> news(Predicate<Path> isKnown) {
    Map<Path, LandedFile.Version> found = new TreeMap<>();
    for (Path listed : List.copyOf(folders.keySet())) {
      try {
        news(listed, isKnown, found);
      } catch (NoSuchFileException e) {
        folders.remove(listed);
      } catch (IOException e) {
        throw cannotLook(e);
      }
    }
    return found;
  }

  private void news(Path folder, Predicate<Path> isKnown, Map<Path, LandedFile.Version> found)
      throws IOException {
    Listed before = folders.get(folder);
    Listed now = listed(Files.getLastModifiedTime(folder), before);
    if (before.holds && now.changed.equals(before.changed)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!isHidden(entry) && !folders.containsKey(entry) && !isKnown.test(entry)) {
          walk(entry, Map.of(), found);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    folders.put(folder, now);
  }

  /** A folder that is to be listed now. */
  private Listed listed(FileTime changed, Listed before) {
    long now = nanoTime.getAsLong();
    return before == null || !before.changed.equals(changed)
        ? new Listed(changed, now, false)
        : new Listed(changed, before.since, now - before.since > GRAIN);
  }

  private void walk(Path from, Map<Path, Listed> before, Map<Path, LandedFile.Version> found)
      throws IOException {
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (isHidden(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            folders.put(folder, listed(attributes.lastModifiedTime(), before.get(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
              LandedFile.Version.of(attributes).ifPresent(version -> found.put(file, version));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return passed(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            return passed(e);
          }
        };
    Files.walkFileTree(from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
  }

  private static FileVisitResult passed(IOException e) throws IOException {
    if (e != null && !(e instanceof NoSuchFileException)) {
      throw e;
    }
    return FileVisitResult.CONTINUE;
  }

  /** The folder itself may have any name. */
  private boolean isHidden(Path entry) {
    return !entry.equals(root) && entry.getFileName().toString().startsWith(".");
  }

  private UncheckedIOException cannotLook(IOException e) {
    return new UncheckedIOException("cannot look into " + root, e);
  }
}
