package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * What replays leave out.
 *
 * @param maxTries how many replays try a dead letter that nobody names
 */
public record ReplaySettings(
    @Setting(
            fallback = "3",
            min = 1,
            max = 1_000_000,
            text =
                "A dead letter that so many replays have left dead is left out of further ones,"
                    + " unless it is named.")
        int maxTries) {}
