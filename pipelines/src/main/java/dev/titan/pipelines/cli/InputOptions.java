package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.settings.GcsSettings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the files that a command reads. */
final class InputOptions {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = {
        "Files or folders. Files in a folder whose names begin with '.' are left out.",
        "Also gs://bucket/folder/, gs://bucket/object, and wildcards: gs://bucket/**/*.csv"
      })
  private List<String> paths;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system that the files come from; part of the events' identity.")
  private String source;

  /**
   * The files, of a tenant and a location.
   *
   * @param tenant the tenant, or null if the folders are named after it
   * @param location the location, or null likewise
   * @param gcs how buckets are reached
   * @throws UsageException if there are none
   */
  List<InputFile> find(String tenant, String location, GcsSettings gcs) throws IOException {
    List<InputFile> files = new InputFinder(tenant, location, source).reaching(gcs).find(paths);
    if (files.isEmpty()) {
      throw new UsageException("there is no file in " + String.join(", ", paths));
    }
    return files;
  }
}
