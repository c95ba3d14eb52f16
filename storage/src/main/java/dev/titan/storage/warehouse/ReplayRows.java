package dev.titan.storage.warehouse;

import dev.titan.schemas.sql.SqlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows that a rehearsed replay would change. */
final class ReplayRows {
  private static final int PLACES = 9;
  private static final List<String> COLUMNS =
      List.of(
          "event_id",
          "location_id",
          "source",
          "category",
          "kind",
          "status",
          "event_time",
          "event_date",
          "source_updated_at",
          "amount",
          "currency",
          "quantity",
          "unit",
          "description",
          "counterparty",
          "reference",
          "attributes",
          "mapping_id",
          "mapping_version");

  private final CommitSql sql;

  ReplayRows(CommitSql sql) {
    this.sql = sql;
  }

  private record Side(
      String change,
      String cause,
      String detail,
      String eventKey,
      String line,
      boolean before,
      Map<String, String> columns) {

    boolean standsBeside(Side other) {
      return eventKey.equals(other.eventKey) && line.equals(other.line);
    }

    ReplayRow row(Map<String, String> columnsBefore, Map<String, String> columnsAfter) {
      return new ReplayRow(change, cause, detail, eventKey, line, columnsBefore, columnsAfter);
    }
  }

  /** The rows of the first events of each kind of change. */
  List<ReplayRow> read(int events) {
    String text = SqlText.statement("shared/read_replay_rows.sql", Map.of("events", "" + events));
    List<Side> sides = sql.list(text, ReplayRows::side);
    List<ReplayRow> rows = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      if (!side.before) {
        rows.add(side.row(Map.of(), side.columns));
      } else if (i + 1 < sides.size() && side.standsBeside(sides.get(i + 1))) {
        rows.add(side.row(side.columns, sides.get(++i).columns));
      } else {
        rows.add(side.row(side.columns, Map.of()));
      }
    }
    return rows;
  }

  private static Side side(Row row) {
    Map<String, String> columns = new LinkedHashMap<>();
    COLUMNS.forEach(column -> columns.put(column, alike(column, row.text(column))));
    return new Side(
        row.text("change"),
        row.text("cause"),
        row.text("detail"),
        row.text("event_key"),
        row.text("line"),
        row.text("side").equals("before"),
        columns);
  }

  /**
   * The text of a cell as every warehouse writes it: decimals with all places, times without zone.
   */
  private static String alike(String column, String text) {
    if (text == null) {
      return null;
    }
    return switch (column) {
      case "amount", "quantity" -> new BigDecimal(text).setScale(PLACES).toPlainString();
      case "event_time", "source_updated_at" -> text.replace("+00", "");
      default -> text;
    };
  }
}
