package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;

/**
 * How Pub/Sub is reached.
 *
 * @param endpoint the server; {@link Endpoint#NONE} for Google's own
 */
public record PubsubSettings(
    @Setting(
            fallback = "none",
            text =
                "Where Pub/Sub is served, if not by Google: a local server, which is asked without"
                    + " credentials.")
        Endpoint endpoint) {}
