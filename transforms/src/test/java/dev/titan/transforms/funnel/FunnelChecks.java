package dev.titan.transforms.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.decode.JsonDecoder;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextFormat;
import dev.titan.transforms.guard.Guard;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.refine.Bench;
import dev.titan.transforms.refine.RefineContext;
import dev.titan.transforms.stage.StagedRows;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold for any records that go through the funnel with any mappings. */
final class FunnelChecks {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Location PLACE =
      new Location("acme", "pune", ZoneId.of("Asia/Kolkata"), "INR");

  /** The ledger's numbers have 38 digits. */
  private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

  private FunnelChecks() {}

  /**
   * Sends lines of JSON through the funnel: each of them leaves as exactly one of event, dead
   * letter and ignored row, and what is staged can be loaded.
   */
  static void check(List<Mapping> mappings, byte[] lines, TenantRules rules) {
    Map<StagedTable, GatheredRows> tables = new EnumMap<>(StagedTable.class);
    StagedRows staged =
        new StagedRows(table -> tables.computeIfAbsent(table, t -> new GatheredRows(t.columns())));
    RecordFunnel funnel = new RecordFunnel(staged);
    funnel.begin(
        new FunnelInput(
            7,
            new Classifier(mappings, null, NOW),
            new RefineContext(PLACE, List.of(), null, new Tokenizer(Bench.KEY)),
            new Guard(rules),
            (int) LocalDate.ofInstant(NOW, ZoneId.of("UTC")).toEpochDay(),
            mappings::indexOf),
        null);
    RecordRange range = new RecordRange(0, lines.length, 0, 1, 1);
    long records =
        new JsonDecoder(new TextFormat.Lines(), Limits.DEFAULT)
            .decode(lines, 0, range, new FlatRecord(), funnel);
    Set<Long> seen = new HashSet<>();
    for (Map<String, Object> entry : tables.get(StagedTable.ENTRIES).rows()) {
      boolean first = entry.get("line").equals(1L);
      assertEquals(first, seen.add((Long) entry.get("ordinal")), "the first line of an event");
      for (String column : List.of("amount", "quantity")) {
        BigInteger units = (BigInteger) entry.get(column);
        assertTrue(units == null || units.abs().compareTo(LIMIT) < 0, column);
      }
    }
    for (StagedTable table : List.of(StagedTable.DEAD, StagedTable.IGNORED)) {
      for (Map<String, Object> row : tables.get(table).rows()) {
        assertTrue(seen.add((Long) row.get("ordinal")), "one outcome for each record");
      }
    }
    assertEquals(records, seen.size(), "an outcome for each record");
  }
}
