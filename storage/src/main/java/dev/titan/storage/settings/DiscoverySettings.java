package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How unknown schemas are profiled.
 *
 * @param sampleRecords how many records of a file or sheet are looked at
 */
public record DiscoverySettings(
    @Setting(
            fallback = "1000",
            min = 1,
            max = 1_000_000,
            text = "So many records of a file or sheet are looked at to find a mapping.")
        int sampleRecords) {}
