package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputFinder;
import dev.titan.pipelines.replay.Replay;
import dev.titan.pipelines.replay.ReplayReport;
import dev.titan.pipelines.replay.ReplayRequest;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An installation in a folder, with a clock that stands still and small work units. */
public final class TestHome {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Orders with an id, a total and a time of the last change. */
  public static final String ORDERS =
      """
      {"id": "shop.orders", "version": 1, "tenant": "acme", "source": "shop", "category": "SALE",
       "kind": "STREAM", "schemaFingerprint": "0123456789abcdef0123456789abcdef",
       "variants": [{"needs": {"id": "string", "at": "string", "total": "number"},
         "fields": {"event_id": {"path": "id"},
                    "event_time": {"parseDateTime": {"path": "at"}, "pattern": "ISO"},
                    "updated_at": {"parseDateTime": {"path": "changed"}, "pattern": "ISO"},
                    "amount": {"parseDecimal": {"path": "total"}},
                    "description": {"path": "note"}},
         "provenance": {"by": "person", "confidence": 1}}]}
      """;

  private final Installation installation;

  TestHome(Path folder) {
    this(folder, NOW);
  }

  private TestHome(Path folder, Instant now) {
    this(folder, InstantSource.fixed(now));
  }

  private TestHome(Path folder, InstantSource clock) {
    this(folder, clock, Map.of());
  }

  private TestHome(Path folder, InstantSource clock, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.putAll(
        Map.of(
            "home", folder.toString(),
            "work.rangeBytes", "16384",
            "inlinePayloadBytes", "1024",
            "stream.settleMillis", "0",
            "stream.scanMillis", "20",
            "stream.mappingsMillis", "200"));
    Settings settings =
        SettingsLoader.load(
                Environment.of(Map.of(), Map.of(), Path.of("").toAbsolutePath()), options)
            .settings();
    installation = Installation.open(settings, clock);
  }

  /** A home that reads the orders of {@link OrderFiles}. */
  public static TestHome withOrders(Path folder) {
    TestHome home = new TestHome(folder);
    home.installation.locations().set("acme", "main", "Europe/Berlin", "EUR");
    if (home.installation.mappings().current("acme", "shop.orders").isEmpty()) {
      Mapping mapping = MappingJson.parse(ORDERS, "the test's mapping");
      home.installation.mappings().publish(mapping);
    }
    return home;
  }

  /** A home as it is, whatever it reads. */
  public static TestHome existing(Path folder) {
    return new TestHome(folder);
  }

  /** The same home, in which time goes on. */
  public TestHome live() {
    return new TestHome(installation.home().folder(), InstantSource.system());
  }

  /** The same home, in which time goes on, with some more settings. */
  public TestHome live(Map<String, String> more) {
    return new TestHome(installation.home().folder(), InstantSource.system(), more);
  }

  /** The same home at another time. */
  public TestHome at(Instant now) {
    return new TestHome(installation.home().folder(), now);
  }

  public Installation installation() {
    return installation;
  }

  public IngestReport ingest(Path... paths) throws IOException {
    return new Ingest(installation, Progress.NONE).run(request(paths));
  }

  static IngestRequest request(Path... paths) throws IOException {
    List<String> names = java.util.Arrays.stream(paths).map(Path::toString).toList();
    List<InputFile> files = new InputFinder("acme", "main", "shop").find(names);
    return new IngestRequest(files, null, null, false);
  }

  /** Publishes a mapping. */
  public void publish(String json) {
    installation.mappings().publish(MappingJson.parse(json, "the test's mapping"));
  }

  /** Replays what is selected, with the mappings of today. */
  public ReplayReport replay(RawSelection selection) throws IOException {
    return replay(new ReplayRequest(selection, null, false, 0));
  }

  public ReplayReport replay(ReplayRequest request) throws IOException {
    return new Replay(installation, Progress.NONE, run -> {}).run(request);
  }

  /** Every row that a replay must leave as it was if nothing has changed. */
  public List<List<List<Object>>> tables() {
    return List.of(
        query("select * from ledger order by event_key, line"),
        query("select * from ledger_contents order by event_key, content_hash"),
        query("select * from raw_ingest order by raw_id"),
        rollup());
  }

  public List<List<Object>> query(String sql) {
    return installation.warehouse().query(sql, QueryLimits.DEFAULT).rows();
  }

  /** Every column of every ledger row but the run that wrote it. */
  public List<List<Object>> ledger() {
    return query("select * exclude (run_id) from ledger order by event_key, line");
  }

  /** The ledger without what depends on when and in which file a record came. */
  public List<List<Object>> ledgerContent() {
    return query(
        "select * exclude (run_id, raw_id, ordinal, received_at, first_received_at, revision)"
            + " from ledger order by event_key, line");
  }

  public List<List<Object>> deadLetters() {
    return query(
        "select dead_letter_id, raw_id, ordinal, stage, reason, detail, seen, status"
            + " from dead_letters order by dead_letter_id");
  }

  public List<List<Object>> rollup() {
    return query("select * from daily_rollup order by all");
  }
}
