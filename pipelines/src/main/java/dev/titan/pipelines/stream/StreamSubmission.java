package dev.titan.pipelines.stream;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.ingest.SubmittedJob;
import java.io.IOException;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;

/**
 * Begins a stream as a job of Dataflow that goes on without this process. What lies in the folder
 * of the stream from an earlier job is where the new one begins; {@link CommittedWindows} takes
 * away what is committed, and {@link StreamJobs} tells when the job has ended.
 */
public final class StreamSubmission {
  private final Installation installation;
  private final DataflowPipelineOptions options;

  /**
   * A submission.
   *
   * @param options say where the job runs and what it is called
   */
  public StreamSubmission(Installation installation, DataflowPipelineOptions options) {
    this.installation = installation;
    this.options = options;
  }

  /**
   * A stream that was begun.
   *
   * @param id tells it from others
   */
  public record Begun(String id) {
    /** What was done, in one line. */
    public String words() {
      return "stream " + id + " has begun; titan commit commits its windows as they are staged";
    }
  }

  /**
   * Begins a stream.
   *
   * @throws IOException if Titan's own folders cannot be read or written
   */
  public Begun submit(StreamRequest request) throws IOException {
    JobSubmission job = new JobSubmission(installation, options);
    job.prepare("stream");
    options.setStreaming(true);
    options.setEnableStreamingEngine(true);
    StreamOptions stream = options.as(StreamOptions.class);
    stream.setWindowMillis(request.window().toMillis());
    stream.setMappingsMillis(installation.settings().stream().mappingsMillis());
    StreamFolder folder = StreamFolder.open(installation.home().streams().resolve(request.id()));
    StreamPlace place = StreamPlace.of(folder, installation.settings(), true);
    Pipeline pipeline =
        SubscriptionPipeline.of(
            SubscriptionFeed.of(request), installation.settings().pubsub(), place, stream);
    job.label(JobSubmission.LABEL_OF_LAUNCH, place.launch());
    submit(pipeline, folder, place.launch(), job.job());
    return new Begun(request.id());
  }

  /** The job is noted before, so that one that was submitted is never forgotten. */
  private static void submit(
      Pipeline pipeline, StreamFolder folder, String launch, SubmittedJob job) {
    folder.noteJob(launch, job.json());
    boolean isSubmitted = false;
    try {
      pipeline.run();
      isSubmitted = true;
    } finally {
      if (!isSubmitted) {
        folder.forgetJob(launch);
      }
    }
  }
}
