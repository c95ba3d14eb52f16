package dev.titan.pipelines.stream;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.objects.WholeFile;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The folder of one stream.
 *
 * <pre>
 * stream.lock          held by the process that runs the stream
 * intake.lock          held by the worker that takes in the files of a landing folder
 * taken                the files of the landing folder that were taken in
 * pulse                that a worker looks for arrivals, and how many files are not taken in
 * redelivered*         how many messages were left out because they were there already
 * passed*              how many messages have brought in nothing, since the last start
 * job.&lt;launch&gt;         the job that a launch has left the stream to, until its end is told
 * arrivals/&lt;batch&gt;    what was taken in, and no run has claimed yet
 * arrivals/&lt;batch&gt;.&lt;run&gt;   what a run has claimed; removed when that is committed
 * </pre>
 *
 * <p>A batch belongs to the run whose name it bears: to give it that name is atomic, so that two
 * runs never read the same batch, and a run that is asked for twice finds its own.
 */
final class StreamFolder {
  /** Stands for the run of what no run has claimed. */
  static final String NO_RUN = "";

  private static final String REDELIVERED = "redelivered";
  private static final String PASSED = "passed";
  private static final String PULSE = "pulse";
  private static final String JOB = "job.";

  private final Path folder;
  private final Path arrivals;

  private StreamFolder(Path folder) {
    this.folder = folder;
    this.arrivals = Folders.ensure(folder.resolve("arrivals"), Access.OWNER_ONLY);
  }

  /** Opens the folder of a stream, making it if it is absent. */
  static StreamFolder open(Path folder) {
    return new StreamFolder(Folders.ensure(folder, Access.OWNER_ONLY));
  }

  /** The folder itself. */
  Path path() {
    return folder;
  }

  /** The right to run the stream, or empty if another process has it. */
  Optional<ProcessLock> tryLock() {
    return ProcessLock.tryAcquire(folder.resolve("stream.lock"));
  }

  /** The right to take in the files of a landing folder, or empty if another worker has it. */
  Optional<ProcessLock> tryLockIntake() {
    return ProcessLock.tryAcquire(folder.resolve("intake.lock"));
  }

  /**
   * The list of the files that were taken in, also of those of which a killed process could not say
   * so any more.
   */
  TakenFiles takenFiles() throws IOException {
    TakenFiles taken = TakenFiles.open(folder.resolve("taken"));
    recall(taken);
    return taken;
  }

  /** What is kept counts as taken. */
  void recall(TakenFiles taken) throws IOException {
    Set<String> kept = new HashSet<>();
    for (Path batch : batches()) {
      for (Arrival arrival : ArrivalReader.arrivals(batch)) {
        if (arrival.landed() != null) {
          kept.add(arrival.landed());
        }
      }
    }
    taken.add(kept);
  }

  /** How many messages a worker has left out because they were there already. */
  MessageCount redelivered(String worker) throws IOException {
    return MessageCount.open(folder, REDELIVERED, worker);
  }

  /** How many messages of a worker have brought in nothing. */
  MessageCount passed(String worker) throws IOException {
    return MessageCount.open(folder, PASSED, worker);
  }

  /** What all workers have left out. */
  StreamStanding.LeftOut leftOut() throws IOException {
    return new StreamStanding.LeftOut(
        MessageCount.total(folder, REDELIVERED), MessageCount.total(folder, PASSED));
  }

  /** What the worker that looks for arrivals tells. */
  Pulse pulse() {
    return new Pulse(folder.resolve(PULSE));
  }

  /**
   * Begins anew with what is told of one launch of the stream. To be called by who has the lock.
   */
  void beginLaunch() {
    for (String told : List.of(PULSE, PASSED + "*")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, told)) {
        files.forEach(StreamFolder::remove);
      } catch (IOException e) {
        throw StorageException.cannot("list", folder, e);
      }
    }
  }

  /** Notes to which job a launch leaves the stream; on return that survives a power cut. */
  void noteJob(String launch, byte[] note) {
    try (WholeFile file = WholeFile.begin(folder.resolve(JOB + launch), Access.OWNER_ONLY)) {
      file.write(note, note.length);
      file.finishForced();
    }
  }

  /** The jobs that the stream was left to, by their launch, but for those that were forgotten. */
  Map<String, byte[]> jobs() {
    Map<String, byte[]> jobs = new TreeMap<>();
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, JOB + "*")) {
      for (Path note : notes) {
        String launch = note.getFileName().toString().substring(JOB.length());
        WholeFile.read(note).ifPresent(bytes -> jobs.put(launch, bytes));
      }
    } catch (IOException e) {
      throw StorageException.cannot("list", folder, e);
    }
    return jobs;
  }

  /** Forgets the job of a launch. */
  void forgetJob(String launch) {
    remove(folder.resolve(JOB + launch));
  }

  /** Begins a batch; its name tells its place among all of the stream. */
  ArrivalWriter begin(long micros) {
    String name = String.format("%016x-%s", micros, UUID.randomUUID().toString().substring(0, 8));
    return new ArrivalWriter(arrivals, name);
  }

  /** All batches, claimed or not, in the order of their arrival. */
  List<Path> batches() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(arrivals)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".")) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      throw StorageException.cannot("list", arrivals, e);
    }
    Collections.sort(found);
    return found;
  }

  /** All batches in the order of their arrival, with the run that has claimed each. */
  Map<KeptBatch, String> arrivals() {
    Map<KeptBatch, String> found = new LinkedHashMap<>();
    for (Path batch : batches()) {
      String name = batch.getFileName().toString();
      int dot = name.indexOf('.');
      // A batch that is claimed between two entries of the listing may be seen twice, or not at
      // all: who needs it looks again.
      found.put(
          new KeptBatch(dot < 0 ? name : name.substring(0, dot)),
          dot < 0 ? NO_RUN : name.substring(dot + 1));
    }
    return found;
  }

  /** The batches that no run has claimed. */
  List<KeptBatch> unclaimed() {
    List<KeptBatch> found = new ArrayList<>();
    arrivals()
        .forEach(
            (batch, run) -> {
              if (run.equals(NO_RUN)) {
                found.add(batch);
              }
            });
    return found;
  }

  /**
   * Claims a batch for a run.
   *
   * @return the batch, or empty if another run has it, or has had it
   */
  Optional<Path> claim(KeptBatch batch, String runId) {
    Path claimed = arrivals.resolve(batch.name() + "." + runId);
    try {
      Files.move(arrivals.resolve(batch.name()), claimed, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(claimed);
    } catch (NoSuchFileException e) {
      return Files.exists(claimed) ? Optional.of(claimed) : Optional.empty();
    } catch (IOException e) {
      throw StorageException.cannot("claim", claimed, e);
    }
  }

  /** Removes what a run has claimed: it is committed, or is in a plan that is open. */
  void release(String runId) {
    claimedBy(runId).forEach(StreamFolder::remove);
  }

  /** Removes what runs have claimed that are over. */
  void releaseFinished(Runs runs) {
    Set<String> claimants = new HashSet<>(arrivals().values());
    claimants.remove(NO_RUN);
    for (String run : claimants) {
      if (runs.isPlanned(run) && !runs.isToFinish(run)) {
        release(run);
      }
    }
  }

  /** Frees what a run has claimed that has no plan and gets none. To be called by its owner. */
  void free(String runId) {
    for (Path batch : claimedBy(runId)) {
      String name = batch.getFileName().toString();
      free(batch, name.substring(0, name.indexOf('.')));
    }
  }

  private List<Path> claimedBy(String runId) {
    return batches().stream()
        .filter(batch -> batch.getFileName().toString().endsWith("." + runId))
        .toList();
  }

  /**
   * Ends what a killed process has left half done: what a planned run has claimed is in its plan,
   * what another has claimed is free again. To be called by who has the lock.
   */
  void settle(Runs runs) {
    clearTemporaries();
    for (Path batch : batches()) {
      String name = batch.getFileName().toString();
      int dot = name.indexOf('.');
      if (dot > 0 && runs.isPlanned(name.substring(dot + 1))) {
        remove(batch);
      } else if (dot > 0) {
        free(batch, name.substring(0, dot));
      }
    }
  }

  private void clearTemporaries() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(arrivals, ".*")) {
      files.forEach(StreamFolder::remove);
    } catch (IOException e) {
      throw StorageException.cannot("list", arrivals, e);
    }
  }

  private void free(Path batch, String name) {
    try {
      Files.move(batch, arrivals.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StorageException.cannot("free", batch, e);
    }
  }

  private static void remove(Path batch) {
    try {
      Files.deleteIfExists(batch);
    } catch (IOException e) {
      throw StorageException.cannot("remove", batch, e);
    }
  }
}
