package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.WireRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** Writes rows page by page, every cell as text. */
final class WireRows {
  private static final int MOST = 10_000;
  private static final int MICROS_DIGITS = 6;

  private WireRows() {}

  /** Puts the page that a request asks for into an answer. */
  static void page(WireRequest request, List<List<Object>> rows, ObjectNode answer) {
    long from = start(request);
    Long asked = request.number("maxResults");
    long size = asked == null ? MOST : Math.min(asked, MOST);
    long to = Math.min(rows.size(), from + size);
    boolean whole = Boolean.parseBoolean(request.parameter("formatOptions.useInt64Timestamp"));
    answer.put("totalRows", Long.toString(rows.size()));
    ArrayNode page = answer.putArray("rows");
    for (long i = from; i < to; i++) {
      ArrayNode cells = page.addObject().putArray("f");
      rows.get((int) i).forEach(cell -> cells.addObject().put("v", text(cell, whole)));
    }
    if (to < rows.size()) {
      answer.put("pageToken", Long.toString(to));
    }
  }

  private static long start(WireRequest request) {
    Long from = request.number(request.parameter("pageToken") == null ? "startIndex" : "pageToken");
    if (from != null && from < 0) {
      throw ApiException.invalid("Invalid value for the start of a page.");
    }
    return from == null ? 0 : from;
  }

  private static String text(Object cell, boolean wholeMicros) {
    if (cell instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (cell instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (cell instanceof Instant time) {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
      return wholeMicros
          ? Long.toString(micros)
          : BigDecimal.valueOf(micros, MICROS_DIGITS).toString();
    }
    return cell == null ? null : cell.toString();
  }
}
