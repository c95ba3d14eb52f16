package dev.titan.pipelines.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.titan.pipelines.cli.CommandRun;
import dev.titan.pipelines.ingest.KillMain;
import dev.titan.pipelines.ingest.OrderFiles;
import dev.titan.pipelines.ingest.RunProbe;
import dev.titan.pipelines.ingest.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After {@code titan erase --tenant} nothing of the tenant is found in any byte of the home. */
final class EraseTenantTest {
  private static final String MARKER = "ZebraMarker4711";
  private static final String GONE = "Zebracorp";
  private static final String OTHER = "basil";
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  @TempDir private static Path prepared;
  @TempDir private Path folder;
  private Path home;
  private TestHome inside;

  /** Two tenants in one run and each in runs of their own; large and small inputs; dead letters. */
  @BeforeAll
  static void ingest() throws IOException {
    Path home = prepared.resolve("home");
    for (String tenant : List.of(GONE, OTHER)) {
      Path mapping = prepared.resolve(tenant + ".json");
      Files.writeString(mapping, TestHome.ORDERS.replace("acme", tenant));
      CommandRun.in(home, "mappings", "import", mapping.toString(), "--tenant", tenant).ended(0);
      CommandRun.in(
              home,
              "locations",
              "set",
              tenant,
              "main",
              "--zone",
              "Europe/Berlin",
              "--currency",
              "EUR")
          .ended(0);
      Path in =
          Files.createDirectories(prepared.resolve("in").resolve(tenant).resolve("main/shop"));
      OrderFiles.write(in.resolve("large.ndjson"), lines(tenant, 1500, 31));
      OrderFiles.write(in.resolve("small.ndjson"), lines(tenant, 40, 32));
    }
    CommandRun.in(home, "ingest", prepared.resolve("in").toString()).ended(0);
    Path rules = Files.writeString(prepared.resolve("rules.json"), "[]");
    CommandRun.in(home, "rules", "set", "--tenant", GONE, rules.toString());
    CommandRun.in(home, "retention", "set", "--tenant", GONE, "--raw", "1d").ended(0);
    Path more = OrderFiles.write(prepared.resolve("more.ndjson"), lines(GONE, 60, 33));
    CommandRun.in(
            home, "ingest", more.toString(), "--tenant", GONE, "--location=main", "--source=shop")
        .ended(0);
    Path shared = OrderFiles.write(prepared.resolve("more-basil.ndjson"), lines(OTHER, 60, 34));
    CommandRun.in(
            home,
            "ingest",
            shared.toString(),
            "--tenant",
            OTHER,
            "--location=main",
            "--source=shop")
        .ended(0);
    CommandRun.in(home, "replay", "--tenant", GONE).ended(0);
  }

  @BeforeEach
  void copyTheHome() throws IOException {
    home = folder.resolve("home");
    HomeBytes.copy(prepared.resolve("home"), home);
    inside = TestHome.existing(home);
  }

  @AfterEach
  void listenToNothing() {
    RunProbe.listen(point -> {});
  }

  private static List<String> lines(String tenant, int count, long seed) {
    List<String> lines = new ArrayList<>(OrderFiles.lines(count, seed));
    if (tenant.equals(GONE)) {
      lines.replaceAll(line -> line.replace("quoted", MARKER).replace("broken", MARKER));
    }
    return lines;
  }

  private CommandRun titan(String... words) {
    return CommandRun.in(home, words);
  }

  private List<List<List<Object>>> ofOthers() {
    return List.of(
        inside.query("select * from ledger where tenant_id = 'basil' order by event_key, line"),
        inside.query("select * from ledger_contents order by event_key, content_hash"),
        inside.query("select * from dead_letters where tenant_id = 'basil' order by all"),
        inside.query("select * from raw_ingest where tenant_id = 'basil' order by raw_id"),
        inside.query("select * from daily_rollup where tenant_id = 'basil' order by all"),
        inside.query("select * from checkpoint_inputs where tenant_id = 'basil' order by all"));
  }

  private void assertNothingIsLeft() throws IOException {
    assertEquals(new TreeSet<String>(), HomeBytes.holding(home, MARKER));
    assertEquals(new TreeSet<>(List.of("erasures.ndjson")), HomeBytes.holding(home, GONE));
    assertEquals(List.of(), HomeBytes.holding(home, "+zebracorp").stream().toList());
  }

  @Test
  void nothingOfTheTenantIsLeftAndNothingOfOthersIsTouched() throws IOException {
    Set<String> before = HomeBytes.holding(home, MARKER);
    assertTrue(before.contains("warehouse.duckdb"), before.toString());
    assertTrue(before.stream().anyMatch(name -> name.startsWith("raw/")), before.toString());
    assertTrue(before.stream().noneMatch(name -> name.endsWith(".json")), before.toString());
    assertTrue(HomeBytes.holding(home, GONE).stream().anyMatch(name -> name.contains("snapshots")));
    List<List<Object>> ledger =
        inside.query("select * from ledger where tenant_id = 'basil' order by event_key, line");
    List<List<Object>> rollup =
        inside.query("select * from daily_rollup where tenant_id = 'basil' order by all");
    List<List<Object>> letters =
        inside.query("select * from dead_letters where tenant_id = 'basil' order by all");
    List<List<Object>> raw =
        inside.query("select * from raw_ingest where tenant_id = 'basil' order by raw_id");

    JsonNode report = titan("erase", "--tenant", GONE, "--yes", "--json").ended(0).json().get(0);

    assertNothingIsLeft();
    assertEquals(ledger, ofOthers().get(0));
    assertEquals(letters, ofOthers().get(2));
    assertEquals(raw, ofOthers().get(3));
    assertEquals(rollup, ofOthers().get(4));
    assertTrue(report.get("ledger").asLong() > 1000, report.toString());
    assertEquals(3, report.get("raw_objects").asLong());
    assertEquals(1, report.get("raw_files").asLong());
    assertEquals(1, report.get("token_key").asLong());
    CommandRun doctor = titan("doctor").ended(0);
    assertTrue(doctor.out().contains("nothing is wrong"), doctor.out());
  }

  @Test
  void othersCanBeReplayedAsBefore() throws IOException {
    String run =
        inside
            .query(
                "select run_id from checkpoint_inputs where tenant_id = 'basil' and run_id in"
                    + " (select run_id from checkpoint_inputs where tenant_id <> 'basil') limit 1")
            .get(0)
            .get(0)
            .toString();
    titan("erase", "--tenant", GONE, "--yes").ended(0);
    List<List<List<Object>>> before = ofOthers();

    JsonNode replay =
        titan("replay", "--all", "--mappings-of", run, "--json").ended(0).json().get(0);

    assertEquals(0, replay.get("changes").size(), replay.toString());
    assertEquals(before.subList(0, 2), ofOthers().subList(0, 2));
    assertEquals(
        List.of(List.of(0L)),
        inside.query(
            "select count(*) from checkpoints as c join (select run_id, sum(read) as read from"
                + " checkpoint_inputs group by run_id) as i using (run_id) where c.read <> i.read"));
  }

  @Test
  void aDryRunCountsAndChangesNothing() throws IOException {
    List<List<List<Object>>> before = inside.tables();

    JsonNode told = titan("erase", "--tenant", GONE, "--dry-run", "--json").ended(0).json().get(0);
    assertEquals(before, inside.tables());
    assertFalse(Files.exists(home.resolve("erasures.ndjson")));
    JsonNode done = titan("erase", "--tenant", GONE, "--yes", "--json").ended(0).json().get(0);

    for (var count : told.properties()) {
      if (!count.getKey().equals("dry_run")) {
        assertEquals(count.getValue(), done.get(count.getKey()), count.getKey());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INSIDE_TRANSACTION", "COMMITTED"})
  void oneThatFailsInBetweenIsFinishedByTheNext(RunProbe.Point point) throws IOException {
    RunProbe.listen(
        reached -> {
          if (reached == point) {
            throw new IllegalStateException("killed");
          }
        });
    titan("erase", "--tenant", GONE, "--yes").ended(FAILED);
    assertFalse(HomeBytes.holding(home, MARKER).isEmpty());
    RunProbe.listen(reached -> {});

    titan("erase", "--tenant", GONE, "--yes").ended(0);

    assertNothingIsLeft();
    titan("doctor").ended(0);
  }

  /** What a killed compaction has left beside the warehouse is no obstacle. */
  @Test
  void leftoversOfACompactionGo() throws IOException {
    Files.writeString(home.resolve("warehouse.duckdb.compacted"), MARKER);
    Files.writeString(home.resolve("warehouse.duckdb.version-2.backup"), MARKER);
    Files.createDirectories(home.resolve("letters/work-1"));
    Files.writeString(home.resolve("letters/work-1/record.csv"), MARKER);
    Files.writeString(home.resolve("raw/.tmp/abc"), MARKER);

    titan("erase", "--tenant", GONE, "--yes").ended(0);

    assertNothingIsLeft();
  }

  @Test
  void anOpenRunOfTheTenantRefuses() throws Exception {
    Path killedHome = folder.resolve("killed");
    Path file = OrderFiles.write(folder.resolve("orders.ndjson"), OrderFiles.lines(500, 5));
    KillMain.inChild(RunProbe.Point.MANIFEST_WRITTEN, killedHome, file);

    CommandRun refused = CommandRun.in(killedHome, "erase", "--tenant", "acme", "--yes");
    assertTrue(refused.ended(FAILED).err().contains("not finished"), refused.err());
    CommandRun.in(killedHome, "erase", "--tenant", "nobody", "--yes").ended(0);
    TestHome.withOrders(killedHome).ingest(file);

    CommandRun.in(killedHome, "erase", "--tenant", "acme", "--yes").ended(0);
  }

  @Test
  void aWordIsNeededAndItCannotBeTakenBack() {
    CommandRun refused = titan("erase", "--tenant", GONE).ended(USAGE);
    assertTrue(refused.err().contains("--dry-run"), refused.err());
    titan("erase", "--tenant", GONE, "--yes", "--dry-run").ended(USAGE);
    titan("erase", "--tenant", "a/b", "--yes").ended(USAGE);
    titan("erase", "--tenant", GONE, "--person-token", "someone", "--yes").ended(USAGE);
    titan("erase", "--tenant", GONE, "--type", "phone", "--yes").ended(USAGE);
  }

  @Test
  void theRecordOfItHoldsNoData() throws IOException {
    titan("erase", "--tenant", GONE, "--yes").ended(0);

    List<String> lines = Files.readAllLines(home.resolve("erasures.ndjson"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("\"state\":\"begun\""), lines.get(0));
    assertTrue(lines.get(1).contains("\"state\":\"done\""), lines.get(1));
    assertTrue(lines.get(1).contains("\"by\":"), lines.get(1));
  }
}
