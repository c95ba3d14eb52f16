package dev.titan.transforms.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.place.Location;
import dev.titan.schemas.run.StagedTable;
import dev.titan.schemas.run.StagedText;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.classify.Classifier;
import dev.titan.transforms.decode.JsonDecoder;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.decode.TextFormat;
import dev.titan.transforms.guard.Guard;
import dev.titan.transforms.guard.TenantRules;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Utf8;
import dev.titan.transforms.refine.Bench;
import dev.titan.transforms.refine.RefineContext;
import dev.titan.transforms.stage.StagedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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

  /** Columns of {@code load_entries.sql}, {@code load_dead.sql} and {@code load_ignored.sql}. */
  private static final int AMOUNT = 13;

  private static final int QUANTITY = 15;
  private static final String NUMERIC = "(-?\\d{1,29}(\\.\\d{1,9})?)?";

  private FunnelChecks() {}

  /**
   * Sends lines of JSON through the funnel: each of them leaves as exactly one of event, dead
   * letter and ignored row, and what is staged can be loaded.
   */
  static void check(List<Mapping> mappings, byte[] lines, TenantRules rules) {
    Map<StagedTable, ByteBuilder> tables = new EnumMap<>(StagedTable.class);
    StagedRows staged =
        new StagedRows(
            (table, bytes, length) ->
                tables.computeIfAbsent(table, t -> new ByteBuilder()).append(bytes, 0, length));
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
    staged.flush();
    List<List<String>> entries = rows(tables.get(StagedTable.ENTRIES));
    Set<Long> seen = new HashSet<>();
    for (List<String> entry : entries) {
      boolean first = entry.get(3).equals("1");
      assertEquals(first, seen.add(Long.parseLong(entry.get(2))), "the first line of an event");
      assertTrue(entry.get(AMOUNT).matches(NUMERIC), "the amount");
      assertTrue(entry.get(QUANTITY).matches(NUMERIC), "the quantity");
      assertEquals(entries.get(0).size(), entry.size(), "columns");
    }
    for (StagedTable table : List.of(StagedTable.DEAD, StagedTable.IGNORED)) {
      for (List<String> row : rows(tables.get(table))) {
        assertTrue(seen.add(Long.parseLong(row.get(1))), "one outcome for each record");
      }
    }
    assertEquals(records, seen.size(), "an outcome for each record");
  }

  /** The rows of a staged table, read as {@link StagedText} says. */
  private static List<List<String>> rows(ByteBuilder staged) {
    List<List<String>> rows = new ArrayList<>();
    if (staged == null) {
      return rows;
    }
    boolean isText = Utf8.isText(staged.bytes(), 0, staged.length());
    assertTrue(isText, "staged rows are UTF-8 without NUL");
    String text = staged.toString();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == StagedText.QUOTE) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == c;
        i += doubled ? 1 : 0;
        quoted = doubled || !quoted;
        cell.append(doubled ? String.valueOf(c) : "");
      } else if (!quoted && (c == StagedText.SEPARATOR || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    assertTrue(!quoted && row.isEmpty() && cell.isEmpty(), "the last row is whole");
    return rows;
  }
}
