package dev.titan.storage.registry;

import dev.titan.schemas.place.Location;
import dev.titan.storage.settings.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes locations from what people write, and refuses what could never work. */
final class LocationRules {
  /** ISO 4217 codes that stand for no currency, and for testing. */
  private static final Set<String> NO_MONEY = Set.of("XXX", "XTS");

  private LocationRules() {}

  /**
   * A location.
   *
   * @param zone an IANA zone, or an offset such as {@code +05:30}
   * @param currency an ISO 4217 code in any case, or null or empty for none
   * @throws IllegalArgumentException if something is wrong, with what was probably meant
   */
  static Location of(String tenant, String id, String zone, String currency) {
    Names.require(tenant, "a tenant");
    Names.require(id, "a location");
    boolean none = currency == null || currency.isBlank();
    return new Location(tenant, id, zone(zone), none ? null : currency(currency.strip()));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text == null ? "" : text.strip());
    } catch (DateTimeException e) {
      Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
      Optional<String> nearest = Nearest.to(text == null ? "" : text, zones);
      throw new IllegalArgumentException(
          "the zone must be an IANA name such as Europe/Berlin, or an offset such as +05:30"
              + nearest.map(name -> "; did you mean " + name + "?").orElse(""),
          e);
    }
  }

  private static String currency(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    try {
      if (!NO_MONEY.contains(code)) {
        return Currency.getInstance(code).getCurrencyCode();
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same words as a code that is no money
    }
    throw new IllegalArgumentException(
        "the currency must be an ISO 4217 code such as EUR, INR or USD");
  }
}
