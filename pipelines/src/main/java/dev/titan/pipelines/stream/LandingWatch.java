package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches a landing folder. A file is handed out once, when its size and the time of its last
 * change have stood still for a while; written again, it is another one. Files are left where they
 * are. For several threads.
 */
final class LandingWatch {
  /**
   * Looks for new files take at most a part of 1 + this of the time, however many folders lie
   * there.
   */
  private static final int SHARE_OF_TIME = 5;

  /** Likewise for looks at all files; together that is a fifth. */
  private static final int THOROUGH_SHARE_OF_TIME = 30;

  private final Path folder;
  private final InputFinder finder;
  private final TakenFiles taken;
  private final Timing timing;
  private final Consumer<String> problems;
  private final LandingTree tree;

  /** Those that must stand still, in the order of their last change. */
  private final Map<Path, Waiting> waiting = new LinkedHashMap<>();

  private final Map<Path, LandedFile.Version> handedOut = new HashMap<>();
  private final Set<Path> told = new HashSet<>();
  private final Deque<LandedFile> ready = new ArrayDeque<>();
  private int outside;
  private boolean hasLooked;
  private long nextLook;
  private long nextThoroughLook;

  /**
   * When to look.
   *
   * @param settle how long a file must stand still
   * @param pause how long to wait between two looks into the folder, at least
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
    this.tree = new LandingTree(folder, timing.nanoTime);
  }

  /**
   * Some files that are ready: those that are found together in the order of their names.
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
    LandedFile.Version.of(file.path()).ifPresent(version -> await(file.path(), version));
  }

  /** Looks what has come, unless the last look is not long ago, and what has stood still. */
  private List<LandedFile> look() {
    long now = timing.nanoTime.getAsLong();
    if (!hasLooked || now - nextThoroughLook >= 0) {
      lookAtAll();
      long end = timing.nanoTime.getAsLong();
      nextThoroughLook = end + pause(THOROUGH_SHARE_OF_TIME * (end - now));
      nextLook = end + timing.pause.toNanos();
      hasLooked = true;
    } else if (now - nextLook >= 0) {
      tree.news(file -> handedOut.containsKey(file) || waiting.containsKey(file))
          .forEach(this::found);
      long end = timing.nanoTime.getAsLong();
      nextLook = end + pause(SHARE_OF_TIME * (end - now));
    }
    return settled();
  }

  private long pause(long atLeast) {
    return Math.max(timing.pause.toNanos(), atLeast);
  }

  private void lookAtAll() {
    Map<Path, LandedFile.Version> present = tree.all();
    waiting.keySet().retainAll(present.keySet());
    handedOut.keySet().retainAll(present.keySet());
    present.forEach(this::found);
  }

  private void found(Path file, LandedFile.Version version) {
    if (version.equals(handedOut.get(file)) || waiting.containsKey(file)) {
      return;
    }
    if (taken.contains(TakenFiles.key(file, version))) {
      handedOut.put(file, version);
    } else {
      await(file, version);
    }
  }

  private void await(Path file, LandedFile.Version version) {
    waiting.put(file, new Waiting(version, timing.nanoTime.getAsLong()));
  }

  /** Those that are as they were found, and for long enough. */
  private List<LandedFile> settled() {
    long now = timing.nanoTime.getAsLong();
    List<Path> due = new ArrayList<>();
    for (Map.Entry<Path, Waiting> file : waiting.entrySet()) {
      if (now - file.getValue().since < timing.settle.toNanos()) {
        break; // all others wait since later
      }
      due.add(file.getKey());
    }
    List<LandedFile> still = new ArrayList<>();
    for (Path file : due) {
      LandedFile.Version before = waiting.remove(file).version;
      LandedFile.Version version = LandedFile.Version.of(file).orElse(null);
      if (before.equals(version)) {
        handedOut.put(file, version);
        input(file).map(input -> LandedFile.of(input, version)).ifPresent(still::add);
      } else if (version != null) {
        await(file, version);
      }
    }
    return still;
  }

  /** How many files lie there that are not dealt with yet. */
  synchronized int waiting() {
    return waiting.size() + ready.size() + outside;
  }

  /** The keys of all files that are there now. */
  Set<String> present() {
    Set<String> keys = new HashSet<>();
    tree.all().forEach((file, version) -> keys.add(TakenFiles.key(file, version)));
    return keys;
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
}
