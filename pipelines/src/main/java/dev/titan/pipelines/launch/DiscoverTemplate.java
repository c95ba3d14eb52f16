package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.JobSubmission;
import dev.titan.pipelines.intake.InputFile;
import java.io.IOException;
import java.util.List;

/** Finds files, and leaves it to a job to propose how they are read. */
public final class DiscoverTemplate {
  private DiscoverTemplate() {}

  /** Started by the launcher of Dataflow. */
  public static void main(String[] args) {
    Launcher.main(Template.DISCOVER, args);
  }

  static String submit(Installation installation, DiscoverTemplateOptions options)
      throws IOException {
    List<InputFile> files = TemplateInput.of(options).find(installation);
    new JobSubmission(installation, options).prepare("discover");
    DiscoverPipeline.of(options, installation.settings(), files, options.getPublish()).run();
    return files.size() + " files are looked at; see titan mappings list when the job has ended";
  }
}
