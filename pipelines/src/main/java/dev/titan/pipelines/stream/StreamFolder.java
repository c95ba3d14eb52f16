package dev.titan.pipelines.stream;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Folders;
import dev.titan.storage.objects.ProcessLock;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.Runs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of one stream.
 *
 * <pre>
 * stream.lock          held by the process that runs the stream
 * taken                the files of the landing folder that were taken in
 * redelivered          how many messages were left out because they were there already
 * arrivals/&lt;batch&gt;    what was taken in, and no run has claimed yet
 * arrivals/&lt;batch&gt;.&lt;run&gt;   what a run has claimed; removed when that has a plan, which is durable
 * </pre>
 *
 * <p>A batch belongs to the run whose name it bears: to give it that name is atomic, so that two
 * runs never read the same batch, and a run that is asked for twice finds its own.
 */
final class StreamFolder {
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

  /** The list of the files that were taken in. */
  TakenFiles takenFiles() throws IOException {
    return TakenFiles.open(folder.resolve("taken"));
  }

  /** How many messages were left out because they were there already. */
  RedeliveryCount redeliveryCount() throws IOException {
    return RedeliveryCount.open(folder.resolve("redelivered"));
  }

  /** Begins a batch; its name tells its place among all of the stream. */
  ArrivalWriter begin(long micros) {
    String name = String.format("%016x-%s", micros, UUID.randomUUID().toString().substring(0, 8));
    return new ArrivalWriter(arrivals.resolve(name));
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

  /** The batches that no run has claimed. */
  List<KeptBatch> unclaimed() {
    return batches().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.contains("."))
        .map(name -> new KeptBatch(name, 0))
        .toList();
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

  /** Removes what a run has claimed, which is in its plan. */
  void release(List<Path> claimed) {
    for (Path batch : claimed) {
      remove(batch);
    }
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
