package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.Refusal;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the attributes of a subscription's messages are believed. Nothing that a message says makes
 * this fail: one with a missing or hostile attribute is refused, in the name of the tenant whose
 * subscription it is.
 *
 * @param tenant whose subscription it is, and whose messages are that name no tenant
 * @param location of messages that name none, or null: then each must
 * @param source of messages that name none, or null
 * @param trusted the other tenants that messages may name
 */
record MessageRules(String tenant, String location, String source, TreeSet<String> trusted)
    implements Serializable {
  static final String TENANT = "tenant_id";
  static final String LOCATION = "location_id";
  static final String SOURCE = "source";

  /** Stands for any tenant among those that are trusted. */
  static final String ANY = "*";

  /** A refused message has a location too, even if nobody knows which. */
  private static final String NO_LOCATION = "unknown";

  private static final int LONGEST_EVENT_ID = 1_000;

  MessageRules {
    if (!Mapping.isName(tenant)) {
      throw new IllegalArgumentException("'" + tenant + "' is no name of a tenant");
    }
    trusted = new TreeSet<>(trusted);
  }

  /** Rules that trust a subscription with some more tenants. */
  static MessageRules of(StreamRequest.Names names, Set<String> trusted) {
    return new MessageRules(
        names.tenant(), names.location(), names.source(), new TreeSet<>(trusted));
  }

  /**
   * The arrival of a message.
   *
   * @param origin what to call it
   * @param stored the hash of its bytes in the raw store, or null
   */
  Arrival arrival(String origin, Map<String, String> attributes, String stored) {
    Map<String, String> kept = new TreeMap<>(attributes);
    boolean isForged = kept.keySet().removeIf(name -> name.startsWith(RunInput.OWN_ATTRIBUTES));
    Refusal refusal =
        isForged
            ? invalid(
                "an attribute that begins with " + RunInput.OWN_ATTRIBUTES + " is Titan's own")
            : refusal(kept);
    if (refusal == null) {
      return new Arrival(
          origin,
          kept.getOrDefault(TENANT, tenant),
          kept.getOrDefault(LOCATION, location),
          kept.getOrDefault(SOURCE, source),
          kept,
          stored,
          null);
    }
    String place = location == null ? NO_LOCATION : location;
    return new Arrival(origin, tenant, place, source, refusal.with(kept), stored, null);
  }

  /** Why the message must not be read, or null. The values themselves are not told. */
  private Refusal refusal(Map<String, String> attributes) {
    for (String name : new String[] {TENANT, LOCATION, SOURCE}) {
      if (attributes.containsKey(name) && !Mapping.isName(attributes.get(name))) {
        return invalid("the attribute " + name + " is no name");
      }
    }
    if (!attributes.containsKey(LOCATION) && location == null) {
      return invalid("the attribute " + LOCATION + " is missing");
    }
    String eventId = attributes.get(RunInput.EVENT_ID);
    if (eventId != null && (eventId.isBlank() || eventId.length() > LONGEST_EVENT_ID)) {
      return invalid("the attribute " + RunInput.EVENT_ID + " is empty or too long");
    }
    String named = attributes.getOrDefault(TENANT, tenant);
    return named.equals(tenant) || trusted.contains(named) || trusted.contains(ANY)
        ? null
        : new Refusal(
            ReasonCode.TENANT_NOT_TRUSTED, "the attribute " + TENANT + " names another tenant");
  }

  private static Refusal invalid(String detail) {
    return new Refusal(ReasonCode.MESSAGE_INVALID, detail);
  }
}
