package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.titan.schemas.mapping.MappingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of one file that name their location are read with that one's zone and currency. */
final class NamedLocationTest {
  private static final String MAPPING =
      """
      {"id": "chain.sales", "version": 1, "tenant": "acme", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdef",
       "variants": [{"needs": {"id": "string", "shop": "string", "at": "string", "total": "number"},
         "fields": {"event_id": {"path": "id"}, "location_id": {"path": "shop"},
                    "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  @TempDir private Path folder;
  private TestHome home;
  private Path file;

  @BeforeEach
  void install() throws IOException {
    home = new TestHome(folder.resolve("home"));
    home.installation().locations().set("acme", "main", "Europe/Berlin", "EUR");
    home.installation().locations().set("acme", "new-york", "America/New_York", "USD");
    home.installation().mappings().publish(MappingJson.parse(MAPPING, "the test's mapping"));
    file = folder.resolve("sales.ndjson");
    Files.writeString(
        file,
        """
        {"id":"1","shop":"new-york","at":"2026-11-20T23:30:00","total":10}
        {"id":"2","shop":"main","at":"2026-11-20T23:30:00","total":10}
        {"id":"3","shop":"unheard-of","at":"2026-11-20T23:30:00","total":10}
        {"id":"4","shop":"new-york","at":"2026-11-20T23:30:00Z","total":10}
        """);
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  private List<String> ledger() {
    return home
        .query(
            "select event_id || ' ' || location_id || ' ' || currency || ' ' || event_date || ' '"
                + " || strftime(event_time at time zone 'UTC', '%d %H:%M')"
                + " from ledger order by event_id")
        .stream()
        .map(row -> (String) row.get(0))
        .toList();
  }

  @Test
  void readsEachRecordWithTheLocationThatItNames() throws IOException {
    home.ingest(file);
    assertEquals(
        List.of(
            "1 new-york USD 2026-11-20 21 04:30",
            "2 main EUR 2026-11-20 20 22:30",
            "3 unheard-of EUR 2026-11-20 20 22:30",
            "4 new-york USD 2026-11-20 20 23:30"),
        ledger());
  }

  @Test
  void pinsTheLocationsInThePlan() throws IOException {
    RunProbe.listen(
        point -> {
          throw new IllegalStateException("planned is enough");
        });
    assertThrows(IllegalStateException.class, () -> home.ingest(file));
    RunProbe.listen(point -> {});
    home.installation().locations().set("acme", "new-york", "Asia/Tokyo", "JPY");

    home.ingest(file);

    assertEquals("1 new-york USD 2026-11-20 21 04:30", ledger().get(0));
  }
}
