package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How streams watch what arrives.
 *
 * @param settleMillis how long a landed file must stand still before it is taken in
 * @param scanMillis how long a look into the landing folder is put off after the last one
 * @param mappingsMillis how often mappings are looked at again
 * @param sieveMillis for how long a message that comes again is left out; 0 for never
 * @param sieveMessages how many messages are remembered for that
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
                    + " retired, or less often if there are so many that this would take much of its"
                    + " time.")
        int mappingsMillis,
    @Setting(
            fallback = "60000",
            min = 0,
            max = 3_600_000,
            text =
                "A stream leaves out a message whose payload and attributes it has taken in less than"
                    + " so many milliseconds before; 0 reads each of them.")
        int sieveMillis,
    @Setting(
            fallback = "100000",
            min = 1,
            max = 10_000_000,
            text =
                "A stream remembers at most so many messages to leave them out when they come again;"
                    + " each takes about 150 bytes of memory.")
        int sieveMessages) {}
