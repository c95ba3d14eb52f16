package dev.titan.transforms.discover;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * For whom a mapping is proposed.
 *
 * @param tenant whose mapping it will be
 * @param source the source of the records, or null
 * @param defaultCurrency the ISO 4217 code of amounts that name none, or null
 * @param zone the zone of the location, or null; only a hint at how dates are written
 * @param receivedAt when the records came: an event cannot lie far behind it
 * @param suggestions what others say of the schema
 * @param without what is left out, to measure what it is worth; empty in use
 */
public record DiscoveryContext(
    String tenant,
    String source,
    String defaultCurrency,
    ZoneId zone,
    Instant receivedAt,
    List<Suggestion> suggestions,
    Set<Feature> without) {
  public DiscoveryContext {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(receivedAt, "receivedAt");
    suggestions = List.copyOf(suggestions);
    without = Set.copyOf(without);
  }

  /** A context in which all counts. */
  public DiscoveryContext(
      String tenant, String source, String defaultCurrency, ZoneId zone, Instant receivedAt) {
    this(tenant, source, defaultCurrency, zone, receivedAt, List.of(), Set.of());
  }

  /** The same, with what others say of the schema. */
  public DiscoveryContext with(List<Suggestion> said) {
    return new DiscoveryContext(tenant, source, defaultCurrency, zone, receivedAt, said, without);
  }

  /** The same without some features. */
  public DiscoveryContext without(Set<Feature> features) {
    return new DiscoveryContext(
        tenant, source, defaultCurrency, zone, receivedAt, suggestions, features);
  }

  boolean uses(Feature feature) {
    return !without.contains(feature);
  }
}
