package dev.titan.storage.cloud;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import dev.titan.storage.settings.GcsSettings;
import java.time.Duration;

/**
 * Builds the clients of Cloud Storage; nothing else does. They try again after 408, 429, 500, 502,
 * 503, 504 and lost connections, whatever the call: every call that Titan makes may be repeated,
 * because a write always says which generation it expects.
 */
public final class GcsClients {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private GcsClients() {}

  /** A client; safe for many threads. */
  public static Storage open(GcsSettings settings) {
    StorageOptions.Builder options =
        StorageOptions.http()
            .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
            .setRetrySettings(retries(Duration.ofMillis(200), Duration.ofSeconds(10)));
    settings
        .endpoint()
        .address()
        .ifPresent(
            address ->
                options
                    .setHost(address)
                    .setProjectId("local")
                    .setCredentials(NoCredentials.getInstance())
                    // On this machine nobody else is to be spared.
                    .setRetrySettings(retries(Duration.ofMillis(5), Duration.ofMillis(200))));
    return options.build().getService();
  }

  private static RetrySettings retries(Duration first, Duration longest) {
    return StorageOptions.getDefaultRetrySettings().toBuilder()
        .setInitialRetryDelayDuration(first)
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(longest)
        .setTotalTimeoutDuration(PATIENCE)
        .build();
  }
}
