package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How streams watch what arrives.
 *
 * @param settleMillis how long a landed file must stand still before it is taken in
 * @param scanMillis how long a look into the landing folder is put off after the last one
 * @param mappingsMillis how often mappings are looked at again
 */
public record StreamSettings(
    @Setting(
            fallback = "2000",
            min = 0,
            max = 86_400_000,
            text =
                "A stream takes in a file whose size and time have stood still for so many"
                    + " milliseconds.")
        int settleMillis,
    @Setting(
            fallback = "500",
            min = 10,
            max = 86_400_000,
            text =
                "A stream looks into its landing folder every so many milliseconds, or less often"
                    + " if the folder is so large that this would take much of its time.")
        int scanMillis,
    @Setting(
            fallback = "10000",
            min = 100,
            max = 86_400_000,
            text =
                "A stream looks every so many milliseconds whether mappings were published or"
                    + " retired.")
        int mappingsMillis) {}
