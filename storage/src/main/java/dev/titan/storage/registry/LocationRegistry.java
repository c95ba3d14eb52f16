package dev.titan.storage.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.schemas.place.Location;
import dev.titan.storage.objects.Numbered;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import dev.titan.storage.objects.StorageException;
import java.util.List;
import java.util.Optional;

/**
 * The locations of tenants, versioned: {@code locations/<tenant>/<location>/<version>}. Setting a
 * location again replaces it; older versions stay readable.
 */
public final class LocationRegistry {
  private static final String ROOT = "locations/";

  private final ObjectStore store;

  public LocationRegistry(ObjectStore store) {
    this.store = store;
  }

  /**
   * A location from what people write, checked like {@link #set(String, String, String, String)}
   * and kept nowhere.
   *
   * @throws IllegalArgumentException if a name, the zone or the currency is wrong
   */
  public static Location check(String tenant, String id, String zone, String currency) {
    return LocationRules.of(tenant, id, zone, currency);
  }

  /**
   * Sets a location from what people write.
   *
   * @param zone an IANA zone, or an offset such as {@code +05:30}
   * @param currency an ISO 4217 code in any case, or null or empty for none
   * @return the location as it is kept
   * @throws IllegalArgumentException if a name, the zone or the currency is wrong; it says what was
   *     probably meant
   */
  public Location set(String tenant, String id, String zone, String currency) {
    Location location = LocationRules.of(tenant, id, zone, currency);
    set(location);
    return location;
  }

  /**
   * Sets a location; the last writer wins. Setting what is current makes no new version.
   *
   * @return the version in force
   */
  public int set(Location given) {
    Location location =
        LocationRules.of(given.tenant(), given.id(), given.zone().getId(), given.currency());
    Sequence sequence = sequence(location.tenant(), location.id());
    while (true) {
      Optional<Numbered> current = sequence.current();
      int base = current.map(Numbered::number).orElse(0);
      if (current.isPresent()
          && location.equals(read(location.tenant(), location.id(), current.get()))) {
        return base;
      }
      if (sequence.append(base, write(location))) {
        return base + 1;
      }
    }
  }

  /** A location as it is now, or empty. */
  public Optional<Location> get(String tenant, String id) {
    return sequence(tenant, id).current().map(found -> read(tenant, id, found));
  }

  /** A location as it was in a version, or empty. */
  public Optional<Location> get(String tenant, String id, int version) {
    return sequence(tenant, id).get(version).map(found -> read(tenant, id, found));
  }

  /** The locations of a tenant as they are now, by id. */
  public List<Location> list(String tenant) {
    return store.children(ROOT + Names.require(tenant, "a tenant") + "/").stream()
        .flatMap(id -> get(tenant, id).stream())
        .toList();
  }

  /** The tenants that have locations, in order. */
  public List<String> tenants() {
    return store.children(ROOT);
  }

  private Sequence sequence(String tenant, String id) {
    return store.sequence(
        ROOT + Names.require(tenant, "a tenant") + "/" + Names.require(id, "a location"));
  }

  private static byte[] write(Location location) {
    ObjectNode document = RegistryJson.document();
    document.put("zone", location.zone().getId());
    document.put("currency", location.currency());
    return RegistryJson.bytes(document);
  }

  private static Location read(String tenant, String id, Numbered found) {
    String origin = "location " + id + " of tenant " + tenant + ", version " + found.number();
    JsonNode document = RegistryJson.parse(found.text(), origin);
    try {
      return LocationRules.of(
          tenant,
          id,
          RegistryJson.text(document, "zone", origin),
          document.path("currency").textValue());
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          origin + " cannot be used (" + e.getMessage() + "): set the location again", e);
    }
  }
}
