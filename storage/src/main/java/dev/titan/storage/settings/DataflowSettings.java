package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * Where Dataflow does the work.
 *
 * @param region the region of its jobs, in the project of BigQuery; none while it is not used
 * @param maxWorkers the most machines that one job may have
 * @param endpoint the server; {@link Endpoint#NONE} for Google's own
 */
public record DataflowSettings(
    @Setting(
            fallback = "none",
            text =
                "The region in which Dataflow does the work, such as europe-west3: runs are staged"
                    + " there, in the project of bigquery.project. The home must lie in Cloud Storage.")
        PlainName region,
    @Setting(
            fallback = "10",
            min = 1,
            max = 4_000,
            text = "How many machines one job of Dataflow may have at most.")
        int maxWorkers,
    @Setting(
            fallback = "none",
            text =
                "Where Dataflow takes jobs, if not at Google's: a local server, which is asked without"
                    + " credentials.")
        Endpoint endpoint) {}
