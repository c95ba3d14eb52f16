package dev.titan.pipelines.cli;

import dev.titan.schemas.sql.SchemaPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code titan schema diff}. */
@Command(
    name = "diff",
    description = "Show what titan schema apply would do, step by step, and change nothing.",
    footer = {
      "",
      "Example:",
      "  titan schema diff --pipeline-account titan@shop.iam.gserviceaccount.com \\",
      "    --reader-group analysts@shop.example --json"
    })
final class SchemaDiffCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private SchemaOptions schema;

  @Override
  public Integer call() {
    SchemaPlan plan = schema.plan(common, schema.open(common));
    Output output = common.output();
    plan.steps().forEach(step -> SchemaOptions.print(output, step, false));
    if (plan.steps().isEmpty()) {
      output.note("the tables are as they must be");
    }
    return ExitCode.DONE;
  }
}
