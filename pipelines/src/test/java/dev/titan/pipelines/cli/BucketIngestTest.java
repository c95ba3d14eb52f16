package dev.titan.pipelines.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.demo.Samples;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.schemas.place.Location;
import dev.titan.wire.Fault;
import dev.titan.wire.Faults;
import dev.titan.wire.gcs.GcsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code titan ingest gs://...} from end to end, against a local Cloud Storage with faults. */
final class BucketIngestTest {
  private static final String LEDGER =
      "select * exclude (received_at, first_received_at, ingestion_date, run_id) from ledger"
          + " order by event_key, line";

  @TempDir private Path folder;

  private final GcsServer server = GcsServer.start(Faults.all(5, 0.08).at(0.01, Fault.SLOW));
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    server.createBucket("exports");
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("titan.properties"), "gcs.endpoint = " + server.url() + "\n");
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Faults, retries and lost connections change nothing: the ledger is that of the same files. */
  @Test
  void samplesInABucketGiveTheLedgerOfSamplesInAFolder() throws IOException {
    Samples samples = Samples.find();
    Path files = samples.folder();
    for (InputFile sample : samples.files()) {
      server.put(
          "exports", "in/" + files.relativize(sample.path()), Files.readAllBytes(sample.path()));
    }
    Path plain = folder.resolve("plain");
    for (Location place : samples.locations()) {
      for (Path one : List.of(home, plain)) {
        setLocation(one, place);
      }
    }
    Path copies = folder.resolve("in");
    copySamples(files, copies);

    CommandRun fromFolder = CommandRun.in(plain, "ingest", copies.toString(), "--json");
    // The keys of the tokens that stand for names and the like: both homes must have the same.
    HomeCopies.copy(
        plain.resolve("secrets"), home.resolve("secrets"), StandardCopyOption.COPY_ATTRIBUTES);
    CommandRun fromBucket = CommandRun.in(home, "ingest", "gs://exports/in/", "--json");

    assertEquals(fromFolder.code(), fromBucket.code(), fromBucket.err());
    assertEquals(books(fromFolder), books(fromBucket));
    assertEquals(
        CommandRun.in(plain, "query", LEDGER, "--json").ended(0).out(),
        CommandRun.in(home, "query", LEDGER, "--json").ended(0).out());
    assertTrue(server.faults().injected() > 5, "faults: " + server.faults().injected());

    CommandRun again = CommandRun.in(home, "ingest", "gs://exports/in/**", "--json");
    assertEquals(fromBucket.code(), again.code(), again.err());
    assertEquals(0, again.json().get(0).get("written").asLong());
    String ledger = CommandRun.in(plain, "query", LEDGER, "--json").ended(0).out();
    assertEquals(ledger, CommandRun.in(home, "query", LEDGER, "--json").ended(0).out());
    CommandRun.in(home, "doctor", "--deep").ended(0);
  }

  private static void setLocation(Path home, Location place) {
    CommandRun.in(
            home,
            "locations",
            "set",
            place.tenant(),
            place.id(),
            "--zone",
            place.zone().getId(),
            "--currency",
            place.currency())
        .ended(0);
  }

  /** The files of the samples, without those that tell about them. */
  private static void copySamples(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path tenant : folders(from)) {
      HomeCopies.copy(tenant, to.resolve(from.relativize(tenant)));
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static String books(CommandRun run) {
    JsonNode json = run.json().get(0);
    String counts =
        Stream.of("read", "written", "updated", "duplicate", "dead_lettered", "ignored", "entries")
            .map(name -> name + " " + json.get(name).asLong())
            .collect(Collectors.joining(", "));
    return counts + ", of which " + json.get("reasons");
  }

  @Test
  void discoverLooksIntoABucket() {
    server.put(
        "exports",
        "bills.csv",
        "bill,date,total\n1,2026-11-01,10.50\n2,2026-11-02,11.75\n".getBytes(UTF_8));
    CommandRun run = CommandRun.in(home, "discover", "gs://exports/bills.csv", "--json");
    assertTrue(run.out().contains("gs://exports/bills.csv"), run.out() + run.err());
  }

  @Test
  void aBucketThatIsNotThereIsNamedAndNothingIsCommitted() {
    CommandRun run = CommandRun.in(home, "ingest", "gs://no-such-bucket/in/").ended(1);
    assertTrue(run.err().contains("check the name of the bucket"), run.err());
    CommandRun wrong = CommandRun.in(home, "ingest", "gs://exports/none/*.csv").ended(2);
    assertTrue(wrong.err().contains("no object fits"), wrong.err());
  }
}
