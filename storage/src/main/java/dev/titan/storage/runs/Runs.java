package dev.titan.storage.runs;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs of a home: one {@link RunFolder} each. */
public final class Runs {
  /** How long a run waits for the end of housekeeping, and housekeeping for that of all runs. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final InstantSource clock;
  private final Duration patience;

  private Runs(Path folder, InstantSource clock, Duration patience) {
    this.folder = folder;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Opens the runs.
   *
   * @param folder their folder, made for its owner only if it is absent
   * @param clock the time of new runs
   */
  public static Runs open(Path folder, InstantSource clock) {
    return new Runs(Folders.ensure(folder, Access.OWNER_ONLY), clock, PATIENCE);
  }

  /** The same runs, with another limit to the waits for housekeeping and for other runs. */
  public Runs withPatience(Duration longest) {
    return new Runs(folder, clock, longest);
  }

  /**
   * A new run, owned by the caller.
   *
   * @throws StorageException if housekeeping has kept all runs out for too long
   */
  public RunFolder create() {
    while (true) {
      RunsGate pass = RunsGate.enter(gate(), patience);
      // Empty if another process has taken the run for one whose owner is gone, in the moment
      // between folder and lock: it stays theirs.
      Optional<RunFolder> owned = RunFolder.tryOwn(newFolder(pass), pass);
      if (owned.isPresent()) {
        return owned.get();
      }
    }
  }

  /**
   * The run of an id, made if it is absent: for who may be asked for the same run twice.
   *
   * @return the run, or empty if somebody works on it
   * @throws StorageException if housekeeping has kept all runs out for too long
   */
  public Optional<RunFolder> createOrTake(String id) {
    if (!RunIds.isId(id)) {
      throw new IllegalArgumentException("'" + id + "' is no id of a run");
    }
    RunsGate pass = RunsGate.enter(gate(), patience);
    boolean handedOn = false;
    try {
      Folders.createNew(folder.resolve(id), Access.OWNER_ONLY);
      handedOn = true;
    } finally {
      if (!handedOn) {
        pass.close();
      }
    }
    return RunFolder.tryOwn(folder.resolve(id), pass);
  }

  /**
   * Whether a run has a plan, or had one when it was committed: then what it has taken in is in it.
   */
  public boolean isPlanned(String id) {
    Path run = folder.resolve(id);
    return RunIds.isId(id)
        && (Files.exists(run.resolve(RunFolder.PLAN))
            || RunFolder.stateOf(run) == RunState.COMMITTED);
  }

  /** Whether a run has a plan and is not finished: somebody has to stage or commit it. */
  public boolean isToFinish(String id) {
    Path run = folder.resolve(id);
    return RunIds.isId(id)
        && Files.exists(run.resolve(RunFolder.PLAN))
        && RunFolder.stateOf(run).isOpen();
  }

  private Path newFolder(RunsGate pass) {
    boolean made = false;
    try {
      while (true) {
        Path run = folder.resolve(RunIds.create(clock.instant()));
        if (Folders.createNew(run, Access.OWNER_ONLY)) {
          made = true;
          return run;
        }
      }
    } finally {
      if (!made) {
        pass.close();
      }
    }
  }

  /**
   * Keeps all runs out, so that what they need can be looked through and what nobody needs removed.
   *
   * @throws StorageException if somebody has worked on runs for too long
   */
  public QuietRuns keepOut() {
    return keepOut(patience);
  }

  QuietRuns keepOut(Duration longest) {
    return new QuietRuns(this, folder, RunsGate.shut(gate(), longest));
  }

  /** The right to work on runs, given by housekeeping to itself. */
  RunsGate enter() {
    return RunsGate.enter(gate(), patience);
  }

  /** The right to put by what a run will need, which keeps housekeeping out; until it is closed. */
  public interface Pass extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Lets the caller put by what a run will need.
   *
   * @throws StorageException if housekeeping has kept all runs out for too long
   */
  public Pass pass() {
    return enter()::close;
  }

  private Path gate() {
    return folder.resolve("gate.lock");
  }

  /**
   * Takes over a run whose owner is gone.
   *
   * @return the run, or empty if somebody works on it, or housekeeping keeps all runs out
   * @throws IllegalArgumentException if there is no such run
   */
  public Optional<RunFolder> take(String id) {
    if (!RunIds.isId(id) || !Files.isDirectory(folder.resolve(id))) {
      throw new IllegalArgumentException(
          "there is no run of that id; ids look like 20261123-095702-3f9a1c");
    }
    return tryOwn(folder.resolve(id));
  }

  /**
   * Takes over a run that was listed.
   *
   * @return the run, or empty if somebody works on it, or has removed it meanwhile, or housekeeping
   *     keeps all runs out
   */
  public Optional<RunFolder> take(Listed listed) {
    Path run = folder.resolve(listed.id());
    try {
      return tryOwn(run);
    } catch (StorageException e) {
      if (Files.exists(run)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<RunFolder> tryOwn(Path run) {
    return RunsGate.tryEnter(gate()).flatMap(pass -> RunFolder.tryOwn(run, pass));
  }

  /**
   * Removes expanded inputs and staged rows of finished runs whose process was killed before it
   * could do that itself.
   */
  public void clearFinished() {
    for (Listed listed : list()) {
      if (!listed.state().isOpen() && RunFolder.hasStaging(folder.resolve(listed.id()))) {
        take(listed).ifPresent(Runs::clear);
      }
    }
  }

  private static void clear(RunFolder owned) {
    try (RunFolder run = owned) {
      run.deleteStaging();
    }
  }

  /** All runs, oldest first. */
  public List<Listed> list() {
    List<Listed> found = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        if (RunIds.isId(name)) {
          found.add(new Listed(name, RunFolder.stateOf(path)));
        }
      }
    } catch (NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
    found.sort(Comparator.comparing(Listed::id));
    return found;
  }

  /**
   * The runs that something is left of which nobody needs, oldest first: those that were killed
   * before they had a plan, and finished ones with expanded inputs or staged rows. Somebody may be
   * at work on them.
   */
  public List<Listed> untidy() {
    return list().stream().filter(this::isUntidy).toList();
  }

  private boolean isUntidy(Listed run) {
    return run.state() == RunState.STARTED
        || (!run.state().isOpen() && RunFolder.hasStaging(folder.resolve(run.id())));
  }

  /** The runs that somebody has to finish, or works on, oldest first. */
  public List<Listed> open() {
    return list().stream().filter(run -> run.state().isOpen()).toList();
  }

  /**
   * A run as listed.
   *
   * @param id its id
   * @param state how far it had come
   */
  public record Listed(String id, RunState state) {}
}
