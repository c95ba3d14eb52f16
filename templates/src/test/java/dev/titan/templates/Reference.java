package dev.titan.templates;

import dev.titan.pipelines.launch.Parameter;
import dev.titan.pipelines.launch.Template;

/** The reference page of all templates. */
final class Reference {
  private static final String INTRODUCTION =
      """
      # Templates

      <!-- Made from the options of the templates by GeneratedFilesTest; change those, then run
           mvn -pl templates -am test -Dtest=GeneratedFilesTest -Ddocs.update=true
           -Dsurefire.failIfNoSpecifiedTests=false -->

      Titan's Flex Templates launch jobs of Dataflow. A launch reads the settings in the home (a folder in
      Cloud Storage with its `titan.properties`), makes one job and ends; nobody has to wait for the job. What
      jobs stage in BigQuery, the next `titan commit` commits. A run whose job has failed is told by that
      command (exit code 1) and may be launched again: nothing of it is in the ledger.

      ```
      titan template list ingest         # these pages, on the command line
      titan template build ingest ...    # prints the commands that build its image and its file
      titan template launch ingest ...   # prints the command that launches it, or launches it with --send
      titan template schedule ingest ... # prints the command with which Cloud Scheduler launches it
      ```

      All four check the values before anything is sent. [Terraform](../templates/terraform/README.md) does the
      same for a whole installation.
      """;

  private Reference() {}

  static String ofAll() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Template template : Template.values()) {
      page.append("\n## ").append(template.id()).append("\n\n");
      page.append(template.text());
      page.append(template.isStreaming() ? " It goes on until it is drained.\n" : "\n");
      template.parameters().forEach(parameter -> append(page, parameter));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Parameter parameter) {
    page.append("\n### ").append(parameter.name()).append("\n\n");
    page.append(parameter.help()).append("\n\n");
    page.append("- ").append(parameter.isRequired() ? "Needed" : "May be left out");
    parameter.fallback().ifPresent(value -> page.append("; then `").append(value).append("`"));
    page.append("\n- Example: `").append(parameter.declared().example()).append("`\n");
    if (parameter.choices().isEmpty()) {
      page.append("- Pattern: `").append(parameter.declared().pattern()).append("`\n");
    } else {
      page.append("- Allowed: `").append(String.join("`, `", parameter.choices())).append("`\n");
    }
  }
}
