package dev.titan.pipelines.stream;

import dev.titan.pipelines.intake.Refusal;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.run.RunInput;
import dev.titan.storage.settings.Settings;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
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
    implements Reception {
  /** No tenant but the one whose subscription it is. */
  static final TreeSet<String> NOBODY_ELSE = new TreeSet<>();

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

  @Override
  public Optional<Incoming> receive(ReceivedMessage message, Settings settings) {
    return Optional.of(
        new Incoming(arrival(message), () -> new ByteArrayInputStream(message.payload())));
  }

  /** The arrival of a message. */
  Arrival arrival(ReceivedMessage message) {
    Map<String, String> attributes = message.attributes();
    Refusal refusal =
        attributes.keySet().stream().anyMatch(MessageRules::isOwn)
            ? invalid(
                "an attribute that begins with " + RunInput.OWN_ATTRIBUTES + " is Titan's own")
            : refusal(attributes);
    return refusal != null
        ? refused(message, refusal)
        : new Arrival(
            message.origin(),
            attributes.getOrDefault(TENANT, tenant),
            attributes.getOrDefault(LOCATION, location),
            attributes.getOrDefault(SOURCE, source),
            attributes,
            null,
            null);
  }

  /** The arrival of a message that must not be read, in the name of whose subscription it is. */
  Arrival refused(ReceivedMessage message, Refusal refusal) {
    Map<String, String> kept = new TreeMap<>(message.attributes());
    kept.keySet().removeIf(MessageRules::isOwn);
    String place = location == null ? NO_LOCATION : location;
    return new Arrival(message.origin(), tenant, place, source, refusal.with(kept), null, null);
  }

  private static boolean isOwn(String attribute) {
    return attribute.startsWith(RunInput.OWN_ATTRIBUTES);
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
