package dev.titan.benchmark.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The events that are fed to a stream: sales, each of which says when it was published. */
final class Events {
  /** The location and the source of all events. */
  static final String LOCATION = "main";

  static final String SOURCE = "shop";

  /** The mapping that reads them, of the tenant whose name takes the place of TENANT. */
  private static final String MAPPING =
      """
      {"id": "shop.sales", "version": 1, "tenant": "TENANT", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdef",
       "variants": [{"needs": {"id": "string", "at": "string", "total": "number"},
         "fields": {"event_id": {"path": "id"},
                    "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}},
                    "currency": {"path": "currency"},
                    "description": {"path": "item"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  private static final String FILL = "x".repeat(180);

  private Events() {}

  /** The name of a tenant, counted from 0. */
  static String tenant(int number) {
    return String.format(Locale.ROOT, "t%05d", number);
  }

  /** The mapping of a tenant. */
  static String mapping(String tenant) {
    return MAPPING.replace("TENANT", tenant);
  }

  /** One event: a line of about 350 bytes without its end. */
  static byte[] line(long number, Instant published) {
    String text =
        "{\"id\":\"o-"
            + number
            + "\",\"at\":\""
            + published.truncatedTo(ChronoUnit.MILLIS)
            + "\",\"total\":"
            + number % 10_000
            + ".25,\"currency\":\"EUR\",\"item\":\"item "
            + number % 97
            + "\",\"till\":{\"no\":"
            + number % 7
            + ",\"shift\":\"early\"},\"note\":\""
            + FILL
            + "\"}";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
