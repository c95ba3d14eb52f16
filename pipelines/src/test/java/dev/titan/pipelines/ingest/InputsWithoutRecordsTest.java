package dev.titan.pipelines.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day without sales is no fault; an empty or unreadable file is one. */
final class InputsWithoutRecordsTest {
  @TempDir private Path folder;
  private TestHome home;

  @BeforeEach
  void open() {
    home = TestHome.withOrders(folder.resolve("home"));
  }

  @Test
  void aHeaderAloneIsReadAndTold() throws IOException {
    Path table = Files.writeString(folder.resolve("orders.csv"), "id,at,total\n");
    Path list = Files.writeString(folder.resolve("orders.json"), "[]");

    IngestReport report = home.ingest(table, list);

    assertEquals(0, report.counts().read());
    assertTrue(report.accepted());
    assertFalse(report.unreadable());
    assertEquals(
        List.of(table.toString(), list.toString()),
        report.problems().stream().map(Problem::file).toList());
    assertTrue(report.problems().get(0).what().contains("no record in it"));
    assertEquals(List.of(), home.deadLetters());
    assertEquals(2, home.query("select * from raw_ingest").size());
  }

  @Test
  void besideRecordsTheOthersCount() throws IOException {
    Path table = Files.writeString(folder.resolve("a.csv"), "id,at,total\n");
    Path orders = OrderFiles.write(folder.resolve("b.ndjson"), OrderFiles.lines(50, 3));

    IngestReport report = home.ingest(table, orders);

    assertEquals(50, report.counts().read());
    assertEquals(1, report.problems().size());
    assertTrue(home.replay(RawSelection.ALL).replayed());
  }

  @Test
  void anEmptyFileIsADeadInput() throws IOException {
    IngestReport report = home.ingest(Files.write(folder.resolve("orders.csv"), new byte[0]));

    assertFalse(report.accepted());
    assertTrue(report.unreadable());
    assertEquals("INPUT_EMPTY", home.deadLetters().get(0).get(4));
  }

  @Test
  void unreadableFilesAreObjectsOfTheirOwn() throws IOException {
    List<InputFile> files = List.of(missing("a.csv"), missing("b.csv"));

    Ingest ingest = new Ingest(home.installation(), Progress.NONE);
    ingest.run(new IngestRequest(files, null, null, false));
    ingest.run(new IngestRequest(List.of(missing("b.csv")), null, null, false));

    assertEquals(
        List.of(
            List.of(folder.resolve("a.csv").toString(), 1L, 1L),
            List.of(folder.resolve("b.csv").toString(), 2L, 2L)),
        home.query(
            "select r.origin, r.deliveries, d.seen from raw_ingest r join dead_letters d"
                + " using (raw_id) order by origin"));
  }

  private InputFile missing(String name) {
    Path path = folder.resolve(name);
    return new InputFile(path.toString(), path, "acme", "main", "shop");
  }
}
