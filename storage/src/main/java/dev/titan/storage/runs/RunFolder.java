package dev.titan.storage.runs;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The folder of one run.
 *
 * <pre>
 * lock            held while somebody works on the run
 * plan.json       what the run will read; created once
 * job.json        which job was given the work, if nobody waits for it
 * work/           inputs expanded to plain text
 * staged/         rows for the warehouse
 * manifest.json   what was staged; created once, and only when all of it is there
 * retries/        one empty file per further attempt, made when it begins
 * setbacks/       why an attempt failed, under its number
 * committed       the warehouse has it
 * failed          it ended without a commit; holds the reason
 * </pre>
 *
 * <p>Whoever holds this object owns the run until {@link #close()}; a process that dies loses it.
 */
public final class RunFolder implements AutoCloseable {
  static final String PLAN = "plan.json";
  static final String MANIFEST = "manifest.json";
  private static final String JOB = "job.json";
  static final String COMMITTED = "committed";
  static final String FAILED = "failed";
  private static final String LOCK = "lock";
  private static final String WORK = "work";
  private static final String STAGED = "staged";

  /** Holds what a failed run had taken in of small inputs, whose bytes are nowhere else. */
  private static final String KEPT = "kept";

  private static final String RETRIES = "retries/";
  private static final String SETBACKS = "setbacks/";

  private final String id;
  private final Path folder;
  private final ObjectStore files;
  private final ProcessLock lock;
  private final RunsGate pass;

  private RunFolder(Path folder, ObjectStore files, ProcessLock lock, RunsGate pass) {
    this.id = folder.getFileName().toString();
    this.folder = folder;
    this.files = files;
    this.lock = lock;
    this.pass = pass;
  }

  /**
   * Takes over a run's folder, or empty if somebody works on it.
   *
   * @param pass the right to work on runs; this object's from now on, whatever comes of it
   */
  static Optional<RunFolder> tryOwn(Path folder, RunsGate pass) {
    RunFolder owned = null;
    ProcessLock lock = null;
    try {
      lock = ProcessLock.tryAcquire(folder.resolve(LOCK)).orElse(null);
      if (lock != null && !Folders.isThere(folder)) {
        lock.close();
        lock = null;
        Folders.deleteTree(
            folder); // of a run in a bucket that is gone: the lock that was just made
      }
      if (lock != null) {
        ObjectStore files = ObjectStore.at(folder, Access.OWNER_ONLY);
        owned = new RunFolder(folder, files, lock, pass);
      }
      return Optional.ofNullable(owned);
    } catch (IOException e) {
      throw StorageException.cannot("take over", folder, e);
    } finally {
      if (owned == null) {
        if (lock != null) {
          lock.close();
        }
        pass.close();
      }
    }
  }

  /** The run's id. */
  public String id() {
    return id;
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** How far the run has come. */
  public RunState state() {
    return stateOf(folder);
  }

  /** The plan, or empty if there is none yet. */
  public Optional<byte[]> plan() {
    return files.read(PLAN);
  }

  /**
   * Creates the plan; durable on return.
   *
   * @return false if there is one already, which stays as it is
   */
  public boolean createPlan(byte[] json) {
    return files.createIfAbsent(PLAN, json);
  }

  /** The manifest, or empty if there is none yet. */
  public Optional<byte[]> manifest() {
    return files.read(MANIFEST);
  }

  /** When the manifest was created, or empty if there is none yet. */
  public Optional<Instant> stagedAt() {
    try {
      return Optional.of(Files.getLastModifiedTime(folder.resolve(MANIFEST)).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageException.cannot("look at", folder.resolve(MANIFEST), e);
    }
  }

  /**
   * Creates the manifest; durable on return. The files it names need not be: they carry sizes and
   * checksums, and can be made again from the plan.
   *
   * @return false if there is one already, which stays as it is
   */
  public boolean createManifest(byte[] json) {
    return files.createIfAbsent(MANIFEST, json);
  }

  /** Notes which job is given the work of the run, before it is submitted. */
  public void noteJob(byte[] json) {
    files.createIfAbsent(JOB, json);
  }

  /** The job that was given the work, or empty if whoever works on the run owns it. */
  public Optional<byte[]> job() {
    return files.read(JOB);
  }

  /** The folder of expanded inputs. */
  public Path work() {
    return Folders.ensure(folder.resolve(WORK), Access.OWNER_ONLY);
  }

  /** The folder of staged rows. */
  public Path staged() {
    return Folders.ensure(folder.resolve(STAGED), Access.OWNER_ONLY);
  }

  /**
   * Removes the manifest of a run that the warehouse does not have: a power cut may have taken what
   * it names.
   *
   * @throws IllegalStateException if the run is finished
   */
  public void dropManifest() {
    if (!state().isOpen()) {
      throw new IllegalStateException("run " + id + " is finished and keeps its manifest");
    }
    files.delete(MANIFEST);
  }

  /** How often somebody has tried to carry out the plan: once with it, and once per retry. */
  public int attempts() {
    return 1 + files.children(RETRIES).size();
  }

  /**
   * Counts one more attempt, before it begins: one that kills its process counts too.
   *
   * @return its number, from 2 on
   */
  public int beginRetry() {
    int number = attempts() + 1;
    files.createIfAbsent(RETRIES + number, new byte[0]);
    return number;
  }

  /** Takes the last retry back, because it was no fault of the run that it came to nothing. */
  public void forgetRetry() {
    int number = attempts();
    if (number > 1) {
      files.delete(RETRIES + number);
    }
  }

  /**
   * Notes why the last attempt failed.
   *
   * @param reason why, without personal data
   */
  public void noteSetback(String reason) {
    String key = SETBACKS + attempts();
    files.delete(key); // an attempt that was forgotten may have left its own
    files.createIfAbsent(key, reason.getBytes(StandardCharsets.UTF_8));
  }

  /** Why the latest attempt that failed did so, or empty if none has told. */
  public Optional<String> lastSetback() {
    for (int number = attempts(); number > 0; number--) {
      Optional<byte[]> reason = files.read(SETBACKS + number);
      if (reason.isPresent()) {
        return reason.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  /** Notes that the warehouse has the run; no matter if that is noted already. */
  public void markCommitted() {
    if (manifest().isEmpty()) {
      throw new IllegalStateException("run " + id + " has no manifest that could be committed");
    }
    files.createIfAbsent(COMMITTED, new byte[0]);
  }

  /**
   * Notes that the run ended without a commit and must not be taken up again.
   *
   * @param reason why, without personal data
   */
  public void markFailed(String reason) {
    if (state() == RunState.COMMITTED) {
      throw new IllegalStateException("run " + id + " is committed and cannot fail any more");
    }
    files.createIfAbsent(FAILED, reason.getBytes(StandardCharsets.UTF_8));
  }

  /** Why the run failed, or empty if it did not. */
  public Optional<String> failure() {
    return files.read(FAILED).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Removes expanded inputs and staged rows of a finished run. Plan and manifest stay, and of one
   * that failed the bytes of small inputs, which are kept nowhere else.
   *
   * @throws IllegalStateException if the run is not finished
   */
  public void deleteStaging() {
    if (state().isOpen()) {
      throw new IllegalStateException(
          "run " + id + " is not finished: its staged rows may still be needed");
    }
    clear();
  }

  /** Removes expanded inputs and staged rows of a run without a manifest, to do it again. */
  public void restart() {
    if (state() != RunState.STARTED && state() != RunState.PLANNED) {
      throw new IllegalStateException("run " + id + " has a manifest and cannot be done again");
    }
    clear();
  }

  /**
   * Removes all of a finished run but the note of how it ended.
   *
   * @throws IllegalStateException if the run is not finished
   */
  void forget() {
    files.delete(PLAN); // first: what is left without one is of no run that can go on
    files.delete(MANIFEST);
    files.delete(JOB);
    deleteStaging();
    files.deleteAll(SETBACKS);
    files.deleteAll(RETRIES);
    try {
      Folders.deleteTree(folder.resolve(".tmp"));
      Folders.deleteTree(folder.resolve(KEPT));
    } catch (IOException e) {
      throw StorageException.cannot("clear", folder, e);
    }
  }

  /**
   * Lets the run go and removes its folder with all that is in it: for a run that was only tried.
   */
  public void discard() {
    files.delete(PLAN); // first: half removed, it must not look like a run that can go on
    files.delete(MANIFEST);
    clear(); // while nobody else can take the run for one that has to be cleared
    lock.close(); // some systems delete no file that is open
    try {
      Folders.deleteTree(folder);
    } catch (IOException e) {
      throw StorageException.cannot("remove", folder, e);
    } finally {
      pass.close();
    }
  }

  /** Lets the run go. */
  @Override
  public void close() {
    lock.close();
    pass.close();
  }

  @Override
  public String toString() {
    return "run " + id;
  }

  /** How far the run in a folder has come. */
  static RunState stateOf(Path folder) {
    if (Files.exists(folder.resolve(COMMITTED))) {
      return RunState.COMMITTED;
    }
    if (Files.exists(folder.resolve(FAILED))) {
      return RunState.FAILED;
    }
    if (Files.exists(folder.resolve(MANIFEST))) {
      return RunState.STAGED;
    }
    return Files.exists(folder.resolve(PLAN)) ? RunState.PLANNED : RunState.STARTED;
  }

  /** Whether there are expanded inputs or staged rows in the folder of a run. */
  static boolean hasStaging(Path folder) {
    return Files.exists(folder.resolve(WORK)) || Files.exists(folder.resolve(STAGED));
  }

  private void clear() {
    try {
      if (state() == RunState.FAILED && Files.exists(folder.resolve(PLAN))) {
        keepPayloads();
      }
      Folders.deleteTree(folder.resolve(WORK));
      Folders.deleteTree(folder.resolve(STAGED));
    } catch (IOException e) {
      throw StorageException.cannot("clear", folder, e);
    }
  }

  private void keepPayloads() throws IOException {
    if (!Files.isDirectory(folder.resolve(STAGED))) {
      return;
    }
    try (DirectoryStream<Path> payloads =
        Files.newDirectoryStream(folder.resolve(STAGED), "*.payloads.parquet")) {
      for (Path file : payloads) {
        Path kept = Folders.ensure(folder.resolve(KEPT), Access.OWNER_ONLY);
        Files.move(file, kept.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(kept);
      }
    }
  }
}
