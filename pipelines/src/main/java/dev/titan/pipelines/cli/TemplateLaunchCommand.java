package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.launch.FlexTemplates;
import dev.titan.pipelines.launch.GcloudCalls;
import dev.titan.pipelines.launch.LaunchRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan template launch}. */
@Command(
    name = "launch",
    description = {
      "Print the command that launches a template, or launch it with --send. What the template would",
      "refuse is refused here, before anything is sent."
    },
    footer = {
      "",
      "Examples:",
      "  titan template launch stream --project my-shop --region europe-west3 \\",
      "    --templates gs://my-shop-titan/templates -p home=gs://my-shop-titan/home \\",
      "    -p subscription=projects/my-shop/subscriptions/titan-events -p tenant=acme",
      "  TITAN_SECRET_TOKEN=$(gcloud auth print-access-token) titan template launch replay ... --send \\",
      "    --token env:TITAN_SECRET_TOKEN"
    })
final class TemplateLaunchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TemplateJobOptions job;

  @Option(names = "--print", description = "Print the command (default).")
  private boolean print;

  @Option(names = "--send", description = "Launch it through Dataflow's REST API.")
  private boolean send;

  @Option(
      names = "--token",
      paramLabel = "REFERENCE",
      description = "With --send: where the access token is, as env:NAME or file:PATH.")
  private String token;

  @Override
  public Integer call() {
    if (send && print) {
      throw new UsageException("give --print or --send, not both");
    }
    if (send != (token != null)) {
      throw new UsageException("--send and --token go together");
    }
    LaunchRequest request = job.request();
    Output output = common.output();
    if (!send) {
      new TemplatePrinter(output).print(GcloudCalls.launch(request));
      return ExitCode.DONE;
    }
    String id = templates().launch(request);
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("template", request.template().id());
      json.put("job_name", request.jobName());
      json.put("job_id", id);
      output.object(json);
    } else {
      output.line("launched " + request.template().id() + " as job " + id);
    }
    return ExitCode.DONE;
  }

  private FlexTemplates templates() {
    String service =
        common.settings().dataflow().endpoint().address().orElse(FlexTemplates.SERVICE);
    return new FlexTemplates(service, common.loadedSettings().secrets().resolve(token));
  }
}
