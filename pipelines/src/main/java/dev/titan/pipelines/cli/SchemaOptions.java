package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.sql.BigQueryTerms;
import dev.titan.schemas.sql.SchemaPlan;
import dev.titan.schemas.sql.SchemaStep;
import dev.titan.storage.settings.BigQuerySettings;
import dev.titan.storage.warehouse.BigQuerySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who uses the tables in BigQuery, and what the verbs of {@code titan schema} have in common. */
final class SchemaOptions {
  @Option(
      names = "--pipeline-account",
      paramLabel = "EMAIL",
      required = true,
      description = {
        "A service account that stages, commits or repairs: it sees all rows. May be repeated; one",
        "that had been named and no longer is sees none."
      })
  private List<String> pipelineAccounts;

  @Option(
      names = "--reader-group",
      paramLabel = "EMAIL",
      required = true,
      description = "The group of those who may ask; each sees the tenants they are a member of.")
  private String readerGroup;

  @Option(
      names = "--staging-days",
      paramLabel = "N",
      defaultValue = "14",
      description =
          "For so many days staged rows are kept (default: ${DEFAULT-VALUE}); must outlast the"
              + " longest pause of the committer.")
  private int stagingDays;

  /** Only here are classes of the cloud loaded: most runs have none on their class path. */
  BigQuerySchema open(CommonOptions common) {
    try {
      return BigQuerySchema.at(common.settings().bigquery());
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "the Google Cloud libraries are not on the class path: set TITAN_CLOUD=1 and start Titan"
              + " by scripts/titan");
    }
  }

  /** What has to be done. */
  SchemaPlan plan(CommonOptions common, BigQuerySchema schema) {
    BigQuerySettings settings = common.settings().bigquery();
    return schema.plan(
        new BigQueryTerms(pipelineAccounts, readerGroup, settings.rawDays(), stagingDays));
  }

  /** Tells a step; to people without its statement. */
  static void print(Output output, SchemaStep step, boolean applied) {
    if (!output.json()) {
      output.line((applied ? "done: " : "") + step);
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", step.kind().name().toLowerCase(Locale.ROOT));
    json.put("object", step.object());
    json.put("why", step.why());
    json.put("sql", step.sql().isEmpty() ? null : step.sql());
    json.put("applied", applied);
    output.object(json);
  }
}
