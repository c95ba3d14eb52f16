package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.launch.FlexTemplates;
import dev.titan.pipelines.launch.GcloudCalls;
import dev.titan.pipelines.launch.LaunchRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan template schedule}. */
@Command(
    name = "schedule",
    description = {
      "Print the command with which Cloud Scheduler launches a template at fixed times. What the",
      "template would refuse is refused here."
    },
    footer = {
      "",
      "Example:",
      "  titan template schedule replay --cron '0 3 * * *' --launcher titan-launcher@my-shop.iam.gserviceaccount.com \\",
      "    --project my-shop --region europe-west3 --templates gs://my-shop-titan/templates \\",
      "    -p home=gs://my-shop-titan/home -p deadLetters=true"
    })
final class TemplateScheduleCommand implements Callable<Integer> {
  private static final String CRON = "[0-9*/,-]+( [0-9A-Za-z*/,-]+){4}";

  @Mixin private CommonOptions common;
  @Mixin private TemplateJobOptions job;

  @Option(
      names = "--cron",
      paramLabel = "'M H D M W'",
      required = true,
      description = "When: minute, hour, day, month, day of the week.")
  private String cron;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "Etc/UTC",
      description = "The time zone of that (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Option(
      names = "--launcher",
      paramLabel = "EMAIL",
      required = true,
      description = "The account in whose name the scheduler launches.")
  private String launcher;

  @Override
  public Integer call() {
    if (!cron.matches(CRON)) {
      throw new UsageException("--cron must be five fields, such as '0 3 * * *'");
    }
    LaunchRequest request = job.request();
    if (request.template().isStreaming()) {
      throw new UsageException(
          request.template().id() + " goes on until it is ended: launch it once instead");
    }
    new TemplatePrinter(common.output())
        .print(GcloudCalls.schedule(request, cron, zone, launcher, FlexTemplates.SERVICE));
    return ExitCode.DONE;
  }
}
