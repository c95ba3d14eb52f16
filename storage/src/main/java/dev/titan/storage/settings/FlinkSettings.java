package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * Which Flink cluster does the work.
 *
 * @param master its REST address; {@link Endpoint#NONE} for the engine inside this process
 */
public record FlinkSettings(
    @Setting(
            fallback = "none",
            text =
                "Where a Flink cluster takes jobs: runs are staged there. It must see the home"
                    + " under the same path.")
        Endpoint master) {}
