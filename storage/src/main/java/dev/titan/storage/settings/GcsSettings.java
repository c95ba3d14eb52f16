package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How Cloud Storage is reached.
 *
 * @param endpoint the server; {@link Endpoint#NONE} for Google's own
 */
public record GcsSettings(
    @Setting(
            fallback = "none",
            text =
                "Where Cloud Storage is served, if not by Google: a local server, which is asked"
                    + " without credentials.")
        Endpoint endpoint) {}
