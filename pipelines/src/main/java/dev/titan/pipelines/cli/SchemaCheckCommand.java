package dev.titan.pipelines.cli;

import dev.titan.schemas.sql.SchemaStep;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan schema check}. */
@Command(
    name = "check",
    description = {
      "Exit with code 1 unless the tables are as they must be. What Titan does not know, such as a",
      "column of your own, is no fault."
    },
    footer = {
      "",
      "Example:",
      "  titan schema check --pipeline-account titan@shop.iam.gserviceaccount.com \\",
      "    --reader-group analysts@shop.example"
    })
final class SchemaCheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private SchemaOptions schema;

  @Override
  public Integer call() {
    List<SchemaStep> wrong =
        schema.plan(common, schema.open(common)).steps().stream()
            .filter(step -> step.kind() != SchemaStep.Kind.KEEP)
            .toList();
    Output output = common.output();
    wrong.forEach(step -> SchemaOptions.print(output, step, false));
    if (wrong.isEmpty()) {
      return ExitCode.DONE;
    }
    output.note(wrong.size() + " things are not as they must be; see titan schema apply");
    return ExitCode.FAILED;
  }
}
