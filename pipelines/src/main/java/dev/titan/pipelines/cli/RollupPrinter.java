package dev.titan.pipelines.cli;

import dev.titan.storage.warehouse.RollupRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows daily sums. */
final class RollupPrinter {
  private final List<RollupRow> rows;

  /**
   * A printer of sums.
   *
   * @param rows the sums, in the order to show them
   */
  RollupPrinter(List<RollupRow> rows) {
    this.rows = rows;
  }

  /** Shows them day by day. */
  void print(Output output) {
    print(output, rows, true);
  }

  /** Shows them summed over the days: one row per tenant, location, category and currency. */
  void printSummedOverDays(Output output) {
    Map<List<String>, RollupRow> sums = new LinkedHashMap<>();
    for (RollupRow row : rows) {
      List<String> group = new ArrayList<>(); // a currency may be null, which List.of refuses
      group.add(row.tenant());
      group.add(row.location());
      group.add(row.category());
      group.add(row.currency());
      sums.merge(group, row, RollupPrinter::sum);
    }
    print(output, List.copyOf(sums.values()), false);
  }

  private static RollupRow sum(RollupRow a, RollupRow b) {
    return new RollupRow(
        a.tenant(),
        a.location(),
        a.category(),
        a.currency(),
        null,
        a.entries() + b.entries(),
        sum(a.quantity(), b.quantity()),
        sum(a.amount(), b.amount()));
  }

  private static BigDecimal sum(BigDecimal a, BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.add(b);
  }

  private static void print(Output output, List<RollupRow> shown, boolean daily) {
    if (output.json()) {
      shown.forEach(row -> output.object(json(row, daily)));
      return;
    }
    Table table =
        daily
            ? new Table(
                "tenant",
                "location",
                "category",
                "day",
                "entries",
                "quantity",
                "amount",
                "currency")
            : new Table(
                "tenant", "location", "category", "entries", "quantity", "amount", "currency");
    for (RollupRow row : shown) {
      List<Object> cells = new ArrayList<>();
      cells.add(row.tenant());
      cells.add(row.location());
      cells.add(row.category());
      if (daily) {
        cells.add(row.eventDate());
      }
      cells.add(row.entries());
      cells.add(Decimals.plain(row.quantity()));
      cells.add(Decimals.plain(row.amount()));
      cells.add(row.currency());
      table.row(cells.toArray());
    }
    output.table(table);
  }

  private static Map<String, Object> json(RollupRow row, boolean daily) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tenant_id", row.tenant());
    json.put("location_id", row.location());
    json.put("category", row.category());
    json.put("currency", row.currency());
    if (daily) {
      json.put("event_date", row.eventDate());
    }
    json.put("entries", row.entries());
    json.put("quantity", row.quantity());
    json.put("amount", row.amount());
    return json;
  }
}
