package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;
import dev.titan.schemas.sql.BigQueryPlace;

/**
 * Where BigQuery is, and what it may cost.
 *
 * @param project the Google Cloud project; none while BigQuery is not used
 * @param location where its datasets lie
 * @param datasetPrefix what the names of its datasets begin with
 * @param maximumBytesBilled the most that one statement may be billed for, in bytes
 * @param rawDays for how long original bytes are kept there
 * @param temporary where pipelines put the files that are loaded into staging tables; {@link
 *     BucketFolder#NONE} where they stage in the home alone
 * @param endpoint the server; {@link Endpoint#NONE} for Google's own
 */
public record BigQuerySettings(
    @Setting(
            fallback = "none",
            text = "The Google Cloud project whose BigQuery is the warehouse, if one is.")
        PlainName project,
    @Setting(
            fallback = "eu",
            text = "The region or multi-region in which the datasets of BigQuery lie.")
        PlainName location,
    @Setting(fallback = "titan", text = "What the names of the datasets in BigQuery begin with.")
        PlainName datasetPrefix,
    @Setting(
            fallback = "107374182400",
            min = 10_485_760,
            text =
                "No statement may be billed for more than so many bytes by BigQuery; each is tried"
                    + " dry before.")
        long maximumBytesBilled,
    @Setting(
            fallback = "400",
            min = 1,
            max = 36_500,
            text = "For so many days BigQuery keeps what was received.")
        int rawDays,
    @Setting(
            fallback = "none",
            text =
                "A folder in Cloud Storage for passing files. Where there is one, pipelines write the"
                    + " staging tables of BigQuery themselves, through it; else the commit loads them.")
        BucketFolder temporary,
    @Setting(
            fallback = "none",
            text =
                "Where BigQuery is served, if not by Google: a local server, which is asked without"
                    + " credentials.")
        Endpoint endpoint) {

  /**
   * Where the tables are.
   *
   * @throws IllegalArgumentException if a name is none that BigQuery allows, or there is no project
   */
  public BigQueryPlace place() {
    return new BigQueryPlace(
        project.text().orElse(""), location.text().orElse(""), datasetPrefix.text().orElse(""));
  }
}
