package dev.titan.transforms.discover;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * For whom a mapping is proposed.
 *
 * @param tenant whose mapping it will be
 * @param source the source of the records, or null
 * @param defaultCurrency the ISO 4217 code of amounts that name none, or null
 * @param zone the zone of the location, or null; only a hint at how dates are written
 * @param receivedAt when the records came: an event cannot lie far behind it
 */
public record DiscoveryContext(
    String tenant, String source, String defaultCurrency, ZoneId zone, Instant receivedAt) {
  public DiscoveryContext {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(receivedAt, "receivedAt");
  }
}
