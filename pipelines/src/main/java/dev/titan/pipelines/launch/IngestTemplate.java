package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Ingest;
import dev.titan.pipelines.ingest.IngestRequest;
import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.ingest.Progress;
import java.io.IOException;

/** Takes files in, and leaves the work on them to a job. */
public final class IngestTemplate {
  private IngestTemplate() {}

  /** Started by the launcher of Dataflow. */
  public static void main(String[] args) {
    Launcher.main(Template.INGEST, args);
  }

  static String submit(Installation installation, IngestTemplateOptions options)
      throws IOException {
    TemplateInput input = TemplateInput.of(options);
    IngestRequest request =
        new IngestRequest(input.find(installation), null, null, false, options.getDiscover());
    JobSubmission job = new JobSubmission(installation, options);
    return new Ingest(installation, Progress.NONE).submit(request, job).words();
  }
}
