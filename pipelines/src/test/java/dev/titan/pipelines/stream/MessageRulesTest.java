package dev.titan.pipelines.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.run.RunInput;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a message says of itself is believed without need, and nothing stops the stream. */
final class MessageRulesTest {
  private static final MessageRules RULES =
      MessageRules.of(new StreamRequest.Names("acme", null, "pos"), Set.of("globex"));

  @Test
  void aMessageIsWhoseItsSubscriptionIs() {
    Arrival arrival = RULES.arrival(message(Map.of("location_id", "pune")));

    assertEquals("acme", arrival.tenant());
    assertEquals("pune", arrival.location());
    assertEquals("pos", arrival.source());
    assertEquals(Map.of("location_id", "pune"), arrival.attributes());
  }

  @Test
  void aTrustedTenantMayBeNamed() {
    Arrival arrival =
        RULES.arrival(
            message(Map.of("tenant_id", "globex", "location_id", "main", "source", "erp")));

    assertEquals("globex", arrival.tenant());
    assertEquals("erp", arrival.source());
    assertFalse(isRefused(arrival));
  }

  @Test
  void anyTenantMayBeNamedWhereAllAreTrusted() {
    MessageRules all = MessageRules.of(new StreamRequest.Names("acme", "hq", null), Set.of("*"));

    assertEquals("initech", all.arrival(message(Map.of("tenant_id", "initech"))).tenant());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          tenant_id,     initech,       TENANT_NOT_TRUSTED
          tenant_id,     '*',           MESSAGE_INVALID
          tenant_id,     '',            MESSAGE_INVALID
          tenant_id,     ../../etc,     MESSAGE_INVALID
          location_id,   'a b',         MESSAGE_INVALID
          source,        "'; drop --",  MESSAGE_INVALID
          event_id,      ' ',           MESSAGE_INVALID
          titan.edit_of, 0123,          MESSAGE_INVALID
          titan.refused, x,             MESSAGE_INVALID
          """)
  void aHostileAttributeIsRefusedInTheNameOfTheSubscription(
      String name, String value, String reason) {
    Map<String, String> attributes =
        name.equals("location_id")
            ? Map.of(name, value)
            : Map.of(name, value, "location_id", "pune");

    Arrival arrival = RULES.arrival(message(attributes));

    assertEquals("acme", arrival.tenant());
    assertEquals("unknown", arrival.location());
    assertTrue(arrival.attributes().get("titan.refused").startsWith(reason + " "));
    assertFalse(arrival.attributes().containsKey(RunInput.EDIT_OF));
    if (!value.isBlank()) {
      assertFalse(arrival.attributes().get("titan.refused").contains(value), "quotes the value");
    }
  }

  @Test
  void aMissingLocationIsRefused() {
    assertTrue(isRefused(RULES.arrival(message(Map.of()))));
  }

  @Test
  void aSubscriptionIsSomebodys() {
    StreamRequest.Names nobody = new StreamRequest.Names(null, null, null);
    assertThrows(IllegalArgumentException.class, () -> MessageRules.of(nobody, Set.of()));
  }

  private static ReceivedMessage message(Map<String, String> attributes) {
    return new ReceivedMessage("s/1", new byte[0], attributes);
  }

  private static boolean isRefused(Arrival arrival) {
    return arrival.attributes().containsKey("titan.refused");
  }
}
