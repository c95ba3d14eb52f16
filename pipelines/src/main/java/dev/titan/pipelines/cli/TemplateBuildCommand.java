package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.launch.GcloudCalls;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan template build}. */
@Command(
    name = "build",
    description = {
      "Print the commands that build the image of a template and the file that it is launched by.",
      "They are to be run at the top of the checkout, on the kind of machine that the image is for."
    },
    footer = {
      "",
      "Example:",
      "  titan template build ingest --project my-shop --region europe-west3 \\",
      "    --templates gs://my-shop-titan/templates \\",
      "    --repository europe-west3-docker.pkg.dev/my-shop/titan --tag 2026-12-01"
    })
final class TemplateBuildCommand implements Callable<Integer> {
  private static final String REPOSITORY = "[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9._-]*)+";
  private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";

  @Mixin private CommonOptions common;
  @Mixin private TemplatePlaceOptions template;

  @Option(
      names = "--repository",
      paramLabel = "HOST/PATH",
      required = true,
      description = "The repository of images.")
  private String repository;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      required = true,
      description = "The version of the image.")
  private String tag;

  @Override
  public Integer call() {
    if (!repository.matches(REPOSITORY)) {
      throw new UsageException(
          "--repository must be a repository of images, such as"
              + " europe-west3-docker.pkg.dev/my-shop/titan");
    }
    if (!tag.matches(TAG)) {
      throw new UsageException("--tag must be letters, digits, '.', '_' and '-'");
    }
    TemplatePrinter printer = new TemplatePrinter(common.output());
    GcloudCalls.build(TemplateChoice.of(template.template()), template.place(), repository, tag)
        .forEach(printer::print);
    return ExitCode.DONE;
  }
}
