package dev.titan.pipelines.launch;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.intake.UsageException;
import java.io.IOException;
import java.util.List;

/**
 * Which files a template was told to read.
 *
 * @param paths objects, folders and wildcards
 * @param place whose records they hold
 * @param source the system that they come from, or null
 */
record TemplateInput(List<String> paths, TemplatePlace place, String source) {

  static TemplateInput of(InputTemplateOptions options) {
    return new TemplateInput(
        List.of(options.getInput().split(",")),
        TemplatePlace.of(options.getPlace()),
        options.getSource());
  }

  /**
   * The files.
   *
   * @throws UsageException if there are none
   */
  List<InputFile> find(Installation installation) throws IOException {
    List<InputFile> files =
        new InputFinder(place.tenant(), place.location(), source)
            .reaching(installation.settings().gcs())
            .find(paths);
    if (files.isEmpty()) {
      throw new UsageException("there is no file in " + String.join(", ", paths));
    }
    return files;
  }
}
