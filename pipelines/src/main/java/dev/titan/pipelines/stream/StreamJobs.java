package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.ingest.SubmittedJob;
import dev.titan.pipelines.ingest.SubmittedJobs;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.runs.RunFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of streams that were left to jobs of Dataflow, and whose jobs have ended. */
public final class StreamJobs {
  private final Installation installation;

  /** The jobs of all streams of an installation. */
  public StreamJobs(Installation installation) {
    this.installation = installation;
  }

  /**
   * A job of a stream that has ended.
   *
   * @param stream the stream
   * @param how how it has ended, for a person
   * @param isWell whether it was drained or replaced, as somebody wanted
   * @param waiting how much has arrived that is not staged, and waits for a next job; 0 if there is
   *     one
   */
  public record Ended(String stream, String how, boolean isWell, long waiting) {
    /** What a person should know, and do. */
    public String words() {
      String left = waiting == 0 ? "" : "; " + waiting + " arrivals wait for the next job";
      return isWell
          ? how + left
          : how + left + "; its log says why; launch the same again, it goes on where it was";
    }
  }

  /**
   * The jobs that have ended, each told once.
   *
   * @throws StorageException if Dataflow cannot be asked
   * @throws IOException if the notes of the streams cannot be read
   */
  public List<Ended> takeEnded() throws IOException {
    List<Ended> ended = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(installation.home().streams())) {
      for (Path path : folders) {
        ended.addAll(takeEnded(StreamFolder.open(path)));
      }
    }
    return ended;
  }

  private List<Ended> takeEnded(StreamFolder folder) throws IOException {
    List<Ended> ended = new ArrayList<>();
    Map<String, byte[]> jobs = folder.jobs();
    for (Map.Entry<String, byte[]> noted : jobs.entrySet()) {
      Optional<SubmittedJobs.End> end =
          new SubmittedJobs(installation.settings().dataflow())
              .end(
                  SubmittedJob.parse(noted.getValue()),
                  JobSubmission.LABEL_OF_LAUNCH,
                  noted.getKey());
      if (end.isPresent()) {
        String stream = folder.path().getFileName().toString();
        long waiting = jobs.size() > 1 ? 0 : waiting(folder);
        ended.add(new Ended(stream, end.get().words(), end.get().isWell(), waiting));
        folder.forgetJob(noted.getKey());
      }
    }
    return ended;
  }

  private long waiting(StreamFolder folder) {
    Path runs = installation.home().runs();
    return folder.arrivals().entrySet().stream()
        .filter(
            batch ->
                batch.getValue().equals(StreamFolder.NO_RUN)
                    || !new RunFiles(runs.resolve(batch.getValue())).hasManifest())
        .mapToLong(batch -> batch.getKey().arrivals())
        .sum();
  }
}
