package dev.titan.pipelines.cli;

import dev.titan.schemas.sql.SchemaPlan;
import dev.titan.schemas.sql.SchemaStep;
import dev.titan.schemas.sql.SchemaStep.Kind;
import dev.titan.storage.warehouse.BigQuerySchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan schema apply}. */
@Command(
    name = "apply",
    description = {
      "Make what is not there and change what is otherwise; applied again, it does nothing. What no",
      "statement mends without loss is told, and left to you (exit code 1)."
    },
    footer = {
      "",
      "Example:",
      "  titan schema apply --pipeline-account titan@shop.iam.gserviceaccount.com \\",
      "    --reader-group analysts@shop.example"
    })
final class SchemaApplyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private SchemaOptions schema;

  @Option(
      names = "--let-rows-expire",
      description = "Also shorten retention, which lets rows expire that are there now.")
  private boolean letRowsExpire;

  @Override
  public Integer call() {
    Output output = common.output();
    BigQuerySchema bigQuery = schema.open(common);
    SchemaPlan plan = schema.plan(common, bigQuery);
    boolean left = plan.hasConflicts();
    for (SchemaStep step : plan.steps()) {
      boolean applied = step.runs() || (step.kind() == Kind.LOSES_ROWS && letRowsExpire);
      if (applied) {
        bigQuery.apply(step);
      }
      left |= step.kind() == Kind.LOSES_ROWS && !letRowsExpire;
      SchemaOptions.print(output, step, applied);
    }
    if (plan.steps().isEmpty()) {
      output.note("the tables are as they must be");
    } else if (left) {
      output.note("not all is as it must be; see the steps that are not done");
    }
    return left ? ExitCode.FAILED : ExitCode.DONE;
  }
}
