package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Watches a landing folder. A file is handed out once, when its size and the time of its last
 * change have stood still for a while; written again, it is another one. Files are left where they
 * are. For several threads.
 */
final class LandingWatch {
  /** A scan takes at most this part of the time, however many files there are. */
  private static final int SHARE_OF_TIME = 5;

  private final Path folder;
  private final InputFinder finder;
  private final TakenFiles taken;
  private final Timing timing;
  private final Consumer<String> problems;
  private final Map<Path, Waiting> waiting = new HashMap<>();
  private final Map<Path, LandedFile.Version> handedOut = new HashMap<>();
  private final Set<Path> told = new HashSet<>();
  private final Deque<LandedFile> ready = new ArrayDeque<>();
  private int outside;
  private long nextScan = Long.MIN_VALUE;

  /**
   * When to look.
   *
   * @param settle how long a file must stand still
   * @param pause how long to wait between two looks, at least
   * @param nanoTime a clock such as {@link System#nanoTime()}
   */
  record Timing(Duration settle, Duration pause, LongSupplier nanoTime) {}

  private record Waiting(LandedFile.Version version, long since) {}

  /**
   * A watch.
   *
   * @param finder tells whose records a file holds
   * @param taken the files that need not be handed out
   * @param problems is told of each file that cannot be taken in, once
   */
  LandingWatch(
      Path folder, InputFinder finder, TakenFiles taken, Timing timing, Consumer<String> problems) {
    this.folder = folder;
    this.finder = finder;
    this.taken = taken;
    this.timing = timing;
    this.problems = problems;
  }

  /**
   * Some files that are ready, in the order of their names.
   *
   * @param most how many, at most
   */
  synchronized List<LandedFile> poll(int most) {
    if (ready.isEmpty()) {
      ready.addAll(look());
    }
    List<LandedFile> some = new ArrayList<>();
    while (some.size() < most && !ready.isEmpty()) {
      some.add(ready.remove());
    }
    outside += some.size();
    return some;
  }

  /** So many of those that were handed out are dealt with. */
  synchronized void done(int count) {
    outside -= count;
  }

  /** A file that was handed out has changed since: it will be, again. */
  synchronized void giveBack(LandedFile file) {
    handedOut.remove(file.path());
  }

  /** What stands still since the last look; none if that is not long ago. */
  private List<LandedFile> look() {
    long now = timing.nanoTime.getAsLong();
    if (nextScan != Long.MIN_VALUE && now - nextScan < 0) {
      return List.of();
    }
    List<LandedFile> still = new ArrayList<>();
    Map<Path, LandedFile.Version> present = scan();
    waiting.keySet().retainAll(present.keySet());
    handedOut.keySet().retainAll(present.keySet());
    present.forEach((file, version) -> look(file, version, now).ifPresent(still::add));
    long end = timing.nanoTime.getAsLong();
    nextScan = end + Math.max(timing.pause.toNanos(), SHARE_OF_TIME * (end - now));
    return still;
  }

  /** How many files lie there that are not dealt with yet. */
  synchronized int waiting() {
    return waiting.size() + ready.size() + outside;
  }

  /** The keys of all files that are there now. */
  Set<String> present() {
    Set<String> keys = new HashSet<>();
    scan().forEach((file, version) -> keys.add(TakenFiles.key(file, version)));
    return keys;
  }

  private Optional<LandedFile> look(Path file, LandedFile.Version version, long now) {
    if (version.equals(handedOut.get(file))) {
      return Optional.empty();
    }
    Waiting before = waiting.get(file);
    if (before == null && taken.contains(TakenFiles.key(file, version))) {
      handedOut.put(file, version);
      return Optional.empty();
    }
    if (before == null || !before.version.equals(version)) {
      waiting.put(file, new Waiting(version, now));
      return Optional.empty();
    }
    if (now - before.since < timing.settle.toNanos()) {
      return Optional.empty();
    }
    waiting.remove(file);
    handedOut.put(file, version);
    return input(file).map(input -> LandedFile.of(input, version));
  }

  private Optional<InputFile> input(Path file) {
    try {
      return finder.below(folder, file);
    } catch (UsageException e) {
      if (told.add(file)) {
        problems.accept(e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** All files that are not hidden; one that vanishes meanwhile is not there. */
  private Map<Path, LandedFile.Version> scan() {
    Map<Path, LandedFile.Version> found = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) below::iterator) {
        if (!InputFinder.isHidden(folder.relativize(file))) {
          version(file).ifPresent(version -> found.put(file, version));
        }
      }
    } catch (NoSuchFileException e) {
      return Map.of(); // the folder itself is gone for now
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e;
      }
      // A folder below has vanished during the walk: the next one sees what is there.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
    return found;
  }

  /** As it is now, or empty if it is no file (any more). */
  static Optional<LandedFile.Version> version(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(
              new LandedFile.Version(
                  attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
