package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.launch.Template;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The template that a command names. */
final class TemplateChoice {
  private TemplateChoice() {}

  /**
   * The template of that name.
   *
   * @throws UsageException if there is none
   */
  static Template of(String id) {
    return Template.of(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no template '"
                        + id
                        + "'; there are "
                        + Arrays.stream(Template.values())
                            .map(Template::id)
                            .collect(Collectors.joining(", "))));
  }
}
