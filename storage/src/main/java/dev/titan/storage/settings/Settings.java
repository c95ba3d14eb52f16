package dev.titan.storage.settings;

import dev.titan.schemas.settings.Limits;
import dev.titan.schemas.settings.Setting;
import java.nio.file.Path;

/**
 * All settings of Titan: typed, checked and immutable. {@link SettingsLoader} reads them; nothing
 * else in Titan looks at the environment.
 *
 * @param home the folder of all state of this installation; absolute
 * @param commit when records are held at the commit
 * @param limits what an input may ask of Titan
 * @param work how work is cut and spread
 * @param warehouse what the embedded warehouse may use
 * @param inlinePayloadBytes up to which size original bytes are kept in the warehouse itself
 * @param discovery how unknown schemas are profiled
 * @param replay what replays leave out
 * @param stream how streams watch what arrives
 * @param gcs how Cloud Storage is reached
 * @param pubsub how Pub/Sub is reached
 * @param flink which Flink cluster does the work
 * @param dataflow whether Dataflow does the work, and where
 * @param bigquery where BigQuery is, and what it may cost
 */
public record Settings(
    @Setting(
            fallback = "titan-data",
            text =
                "The folder of all state. A relative path starts at the working folder. Cannot be"
                    + " set in titan.properties, which lies in it. A folder in Cloud Storage is named as"
                    + " gs://bucket/folder; then the warehouse is in BigQuery.")
        Path home,
    CommitPolicy commit,
    Limits limits,
    WorkSettings work,
    WarehouseSettings warehouse,
    @Setting(
            fallback = "65536",
            min = 0,
            max = 1 << 20,
            text =
                "Originals of up to so many bytes are kept in the warehouse, larger ones in the raw"
                    + " folder.")
        int inlinePayloadBytes,
    DiscoverySettings discovery,
    ReplaySettings replay,
    StreamSettings stream,
    GcsSettings gcs,
    PubsubSettings pubsub,
    FlinkSettings flink,
    DataflowSettings dataflow,
    BigQuerySettings bigquery) {}
