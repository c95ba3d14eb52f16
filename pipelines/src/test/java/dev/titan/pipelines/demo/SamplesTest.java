package dev.titan.pipelines.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.pipelines.ingest.IngestReport;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.replay.Replay;
import dev.titan.pipelines.replay.ReplayReport;
import dev.titan.pipelines.replay.ReplayRequest;
import dev.titan.storage.settings.Environment;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.settings.SettingsLoader;
import dev.titan.storage.warehouse.Counts;
import dev.titan.storage.warehouse.InputRow;
import dev.titan.storage.warehouse.QueryLimits;
import dev.titan.storage.warehouse.RawSelection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo against {@code samples/expected.json}, whose figures were reckoned from the files and
 * not by Titan.
 */
final class SamplesTest {
  @TempDir private static Path folder;

  private static JsonNode expected;
  private static Demo demo;
  private static IngestReport first;
  private static IngestReport second;

  @BeforeAll
  static void ingestTheSamplesTwice() throws IOException {
    Samples samples = Samples.find();
    expected = new ObjectMapper().readTree(samples.folder().resolve("expected.json").toFile());
    Settings settings =
        SettingsLoader.load(
                Environment.of(Map.of(), Map.of(), folder), Map.of("home", folder.toString()))
            .settings();
    demo = Demo.in(settings, samples, Progress.NONE);
    first = demo.ingest();
    second = demo.ingest();
  }

  @Test
  void everyInputIsAccountedForAsReckoned() {
    Map<String, String> wanted = new TreeMap<>();
    expected
        .get("inputs")
        .forEach(input -> wanted.put("samples/" + input.get("path").asText(), counts(input)));
    Map<String, String> got = new TreeMap<>();
    for (InputRow input : first.detail().inputs()) {
      got.put(input.origin(), counts(input.counts()));
    }
    assertEquals(lines(wanted), lines(got));
    assertEquals(counts(expected.get("totals")), counts(first.counts()));
  }

  @Test
  void ingestedAgainEverythingIsDuplicate() {
    assertEquals(counts(expected.get("secondIngest")), counts(second.counts()));
  }

  @Test
  void replayedEverythingStaysAsItIs() throws IOException {
    List<List<List<Object>>> before = tables();

    ReplayReport report =
        new Replay(demo.installation(), Progress.NONE, run -> {})
            .run(new ReplayRequest(RawSelection.ALL, null, false, 0));

    assertEquals(List.of(), report.detail().changes());
    assertEquals(before, tables());
    assertEquals(first.counts().deadLettered(), report.detail().run().counts().deadLettered());
  }

  private static List<List<List<Object>>> tables() {
    return Stream.of("ledger", "ledger_contents", "daily_rollup", "raw_ingest")
        .map(table -> "select * from " + table + " order by all")
        .map(sql -> demo.installation().warehouse().query(sql, QueryLimits.DEFAULT).rows())
        .toList();
  }

  @Test
  void theDeadLettersAreTheBrokenRecords() {
    Map<String, String> wanted = new TreeMap<>();
    for (JsonNode letter : expected.get("deadLetters")) {
      wanted.put(
          "samples/" + letter.get("path").asText() + "#" + letter.get("ordinal").asLong(),
          letter.get("stage").asText() + " " + letter.get("reason").asText());
    }
    for (JsonNode repeated : expected.get("repeatedDeadLetters")) {
      assertEquals(2, repeated.get("seen").asInt());
    }
    Map<String, String> got = new TreeMap<>();
    query(
            "select r.origin || '#' || d.ordinal, d.stage || ' ' || d.reason"
                + " from dead_letters d join raw_ingest r using (raw_id)")
        .forEach((place, cause) -> got.put(place, cause));
    for (String place : got.keySet()) {
      assertTrue(wanted.containsKey(place), place + " " + got.get(place));
      assertEquals(wanted.get(place), got.get(place), place);
    }
    assertEquals(expected.get("distinctDeadLetters").asInt(), got.size());
  }

  @Test
  void theRollupHasTheReckonedSums() {
    Map<String, String> wanted = new TreeMap<>();
    for (JsonNode row : expected.get("dailyRollup")) {
      wanted.put(
          key(row) + " " + row.get("eventDate").asText(),
          row.get("entries").asLong() + " " + plain(row.get("amount").asText()));
    }
    Map<String, String> got =
        query(
            "select concat_ws(' ', tenant_id, location_id, category, currency, event_date),"
                + " entries || ' ' || amount from daily_rollup where amount is not null");
    got.replaceAll((key, value) -> value.split(" ")[0] + " " + plain(value.split(" ")[1]));
    assertEquals(lines(wanted), lines(got));
  }

  @Test
  void theHoursOfThePayrollAreSummed() {
    Map<String, String> wanted = new TreeMap<>();
    for (JsonNode row : expected.get("hours")) {
      wanted.put(
          row.get("tenant").asText() + " " + row.get("location").asText(),
          plain(row.get("quantity").asText()));
    }
    Map<String, String> got =
        query(
            "select tenant_id || ' ' || location_id, sum(quantity)::varchar from daily_rollup"
                + " where category = 'LABOR' group by all");
    got.replaceAll((key, value) -> plain(value));
    assertEquals(wanted, got);
  }

  @Test
  void noPersonalDataReachesTheLedgerOrTheDeadLetters() {
    Map<String, String> leaks =
        query(
            "select event_key, 'ledger' from ledger where regexp_matches(concat_ws(' ',"
                + " description, counterparty, reference, attributes::varchar),"
                + " '[a-z0-9.]+@example\\.(com|org)|\\+(49|91)[ 0-9-]{8,}')"
                + " union all select dead_letter_id, 'dead letter' from dead_letters"
                + " where regexp_matches(concat_ws(' ', field, detail), '@example|\\+(49|91)')");
    assertEquals(Map.of(), leaks);
  }

  private static Map<String, String> query(String sql) {
    Map<String, String> rows = new TreeMap<>();
    demo.installation()
        .warehouse()
        .query(sql, QueryLimits.DEFAULT)
        .rows()
        .forEach(row -> rows.put(row.get(0).toString(), row.get(1).toString()));
    return rows;
  }

  private static String key(JsonNode row) {
    return String.join(
        " ",
        row.get("tenant").asText(),
        row.get("location").asText(),
        row.get("category").asText(),
        row.get("currency").asText());
  }

  private static String plain(String decimal) {
    return new BigDecimal(decimal).stripTrailingZeros().toPlainString();
  }

  private static String counts(JsonNode node) {
    return counts(
        new Counts(
            node.get("read").asLong(),
            node.get("written").asLong(),
            node.get("updated").asLong(),
            node.get("duplicate").asLong(),
            node.get("deadLettered").asLong(),
            node.get("ignored").asLong(),
            0));
  }

  private static String counts(Counts counts) {
    return String.format(
        "read %d written %d updated %d duplicate %d dead %d ignored %d",
        counts.read(),
        counts.written(),
        counts.updated(),
        counts.duplicate(),
        counts.deadLettered(),
        counts.ignored());
  }

  private static String lines(Map<String, String> map) {
    StringBuilder lines = new StringBuilder();
    map.forEach((key, value) -> lines.append(key).append(": ").append(value).append('\n'));
    return lines.toString();
  }
}
