package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.titan.pipelines.intake.InputFinder;
import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.GcsSettings;
import dev.titan.storage.warehouse.Counts;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects of a bucket as inputs of runs: what is read, and when it is the same again. */
final class BucketRequestTest {
  private static final String ORDERS =
      """
      {"id": "1", "at": "2026-10-01T10:00:00Z", "total": 1.25, "note": "a"}
      {"id": "2", "at": "2026-10-02T10:00:00Z", "total": 2.25, "note": "b"}
      """;

  @TempDir private Path folder;

  private final GcsServer server = GcsServer.start();

  @BeforeEach
  void fill() {
    server.createBucket("exports");
    put("acme/main/shop/a.ndjson", ORDERS);
    put("acme/main/shop/b.ndjson", ORDERS.replace("\"id\": \"", "\"id\": \"b-"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void put(String name, String text) {
    server.put("exports", name, text.getBytes(StandardCharsets.UTF_8));
  }

  private IngestRequest request() throws IOException {
    InputFinder finder =
        new InputFinder(null, null, null).reaching(new GcsSettings(Endpoint.parse(server.url())));
    return IngestRequest.asKnown(finder.find(List.of("gs://exports/")), false);
  }

  /** Whoever asks again after a crash asks for the same run; unless something was written since. */
  @Test
  void theSameGenerationsAreTheSameRequest() throws IOException {
    String before = request().hash();
    assertEquals(before, request().hash());
    put("acme/main/shop/b.ndjson", ORDERS.replace("\"id\": \"", "\"id\": \"b-"));
    assertNotEquals(before, request().hash(), "the same bytes, but of another generation");
  }

  /** What was replaced after the names were looked up costs that object, and the books say so. */
  @Test
  void anObjectReplacedBeforeItsTurnIsADeadLetter() throws IOException {
    TestHome home = TestHome.withOrders(folder);
    IngestRequest request = request();
    put("acme/main/shop/b.ndjson", "{}");

    IngestReport report = new Ingest(home.installation(), Progress.NONE).run(request);

    Counts counts = report.counts();
    assertEquals(3, counts.read());
    assertEquals(2, counts.written());
    assertEquals(1, counts.deadLettered());
    assertEquals("INPUT_UNREADABLE", report.detail().codes().get(0).code());
  }
}
