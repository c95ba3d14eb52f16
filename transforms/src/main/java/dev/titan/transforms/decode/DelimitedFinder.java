package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import dev.titan.transforms.decode.DelimitedLayout.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds a table in delimited text: its delimiter, and the header below whatever titles stand above
 * it. For each delimiter the first row is taken that reads like a header ({@link CellKind}) and is
 * followed by rows of its width; the delimiter that gives the best table wins.
 */
final class DelimitedFinder {
  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
  private static final byte QUOTE = '"';
  private static final int MAX_TITLE_LINES = 50;
  private static final int ROWS_LOOKED_AT = 200;
  private static final int MAX_COLUMNS = Limits.DEFAULT.maxColumns();

  /** Rows that may differ from the header's width: notes and totals below a table. */
  private static final double CONSISTENT = 0.8;

  private final byte[] head;
  private final int length;
  private final boolean atEnd;

  DelimitedFinder(byte[] head, int length, boolean atEnd) {
    this.head = head;
    this.length = length;
    this.atEnd = atEnd;
  }

  /** A header that was found, with how well the rows below fit it. */
  private record Table(DelimitedLayout layout, double score) {}

  DelimitedLayout find(boolean sheet) {
    byte declared = sheet ? (byte) ',' : declaredDelimiter();
    byte[] candidates = declared == 0 ? DELIMITERS : new byte[] {declared};
    Table best = null;
    for (byte delimiter : candidates) {
      List<HeadRow> rows = rows(delimiter, sheet);
      Optional<Table> table = table(rows, delimiter, sheet);
      if (table.isPresent() && (best == null || table.get().score() > best.score())) {
        best = table.get();
      }
    }
    if (best == null) {
      best = oneColumn(candidates, sheet).orElseThrow(() -> refusal(sheet));
    }
    return best.layout();
  }

  private InputException refusal(boolean sheet) {
    boolean table = sheet;
    for (byte delimiter : DELIMITERS) {
      table |= isTable(rows(delimiter, sheet));
    }
    return new InputException(
        ReasonCode.INPUT_UNSUPPORTED,
        table
            ? "no header row found in the first "
                + MAX_TITLE_LINES
                + " lines; give every column a distinct name in one row above the data"
            : "the text is neither JSON nor a table with a header");
  }

  /** Excel's own hint: a first line {@code sep=;}. */
  private byte declaredDelimiter() {
    int end = TextBytes.indexOf((byte) '\n', head, 0, Math.min(length, 16));
    String line = new String(head, 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    return text.startsWith("sep=") && text.length() == 5 ? (byte) text.charAt(4) : 0;
  }

  /** The first rows; the last one is left out if the head may have cut it. */
  private List<HeadRow> rows(byte delimiter, boolean sheet) {
    HeadRows reader = new HeadRows(head, length, new QuotedCell(delimiter, QUOTE), sheet);
    List<HeadRow> rows = new ArrayList<>();
    while (rows.size() < ROWS_LOOKED_AT && reader.hasNext()) {
      HeadRow row = reader.next();
      if (!row.isBlank() && (atEnd || row.end() < length)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static boolean isTable(List<HeadRow> rows) {
    long filled = rows.stream().filter(row -> row.filled() >= 2).count();
    return rows.size() >= 2 && filled >= rows.size() * CONSISTENT;
  }

  private Optional<Table> table(List<HeadRow> rows, byte delimiter, boolean sheet) {
    Table found = null;
    int filled = 0;
    for (int i = 0; i < rows.size(); i++) {
      HeadRow row = rows.get(i);
      if (row.line() > MAX_TITLE_LINES + 1 || (found != null && row.hasValue())) {
        break;
      }
      // Words above the header that happen to fit it: a blank line tells them from the header.
      boolean first = found == null;
      boolean behindGap = i > 0 && row.line() > rows.get(i - 1).nextLine();
      boolean eligible = first || (behindGap && row.filled() >= filled);
      if (eligible && row.filled() >= 2 && row.looksLikeHeader(rows.subList(i + 1, rows.size()))) {
        double fit = fit(rows, i, sheet);
        if (fit >= CONSISTENT) {
          found = new Table(layout(rows, i, delimiter, sheet), fit * row.filled());
          filled = row.filled();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** Which share of the rows below a header fits it; 0 if they do not read like data. */
  private double fit(List<HeadRow> rows, int header, boolean sheet) {
    int width = rows.get(header).width();
    // A nameless column at the end is one nevertheless.
    int widest = Math.max(width, rows.get(header).cellCount());
    int below = rows.size() - header - 1;
    if (below == 0) {
      // A header alone: only if nothing stands above it that could be the real one.
      return header == 0 && rows.get(0).filled() >= 2 && rows.get(0).isTerse() ? 1 : 0;
    }
    int fitting = 0;
    int used = width;
    int withValues = 0;
    int full = 0;
    boolean prose = false;
    for (HeadRow row : rows.subList(header + 1, rows.size())) {
      boolean fits = row.width() <= widest && (sheet || row.cellCount() > 1);
      fitting += fits ? 1 : 0;
      used = fits ? Math.max(used, row.width()) : used;
      full += row.cellCount() >= width && fits ? 1 : 0;
      withValues += row.hasValue() ? 1 : 0;
      prose |= row.looksLikeProse();
    }
    double fit = (double) fitting / below;
    if (!sheet && full < below * 0.5) {
      return 0;
    }
    boolean sparse = rows.get(header).filled() < used * 0.6;
    if (sparse) {
      return 0;
    }
    // Words only: a table of names, or sentences with commas. A table is regular and terse.
    boolean wordsOnly = withValues == 0;
    return wordsOnly && !sheet && (fit < 1 || prose || full < below) ? 0 : fit;
  }

  private DelimitedLayout layout(List<HeadRow> rows, int index, byte delimiter, boolean sheet) {
    HeadRow header = rows.get(index);
    int width = header.width();
    // A nameless last column counts if there is something in it.
    for (HeadRow row : rows.subList(index + 1, rows.size())) {
      width = Math.max(width, Math.min(row.width(), header.cellCount()));
    }
    if (width > MAX_COLUMNS) {
      throw new InputException(
          ReasonCode.INPUT_LIMIT,
          "the header has more than "
              + MAX_COLUMNS
              + " columns, whatever the settings say; export one record to a row");
    }
    List<String> cells = header.cells().subList(0, width);
    Position at = new Position(header.start(), header.line());
    Position data = new Position(header.end(), header.nextLine());
    return new DelimitedLayout(delimiter, QUOTE, cells, at, data, sheet);
  }

  /** A single column is a table only if it clearly is a name above values. */
  private Optional<Table> oneColumn(byte[] candidates, boolean sheet) {
    for (byte delimiter : candidates) {
      List<HeadRow> rows = rows(delimiter, sheet);
      if (rows.size() < 2) {
        // Also delimiters or control characters only, or a first line longer than the head: no row.
        continue;
      }
      boolean single = rows.stream().allMatch(row -> row.cellCount() == 1);
      boolean values = rows.stream().skip(1).allMatch(row -> row.isValue() && !row.isBlank());
      boolean named =
          rows.get(0).looksLikeHeader(rows.subList(1, rows.size())) && rows.get(0).isTerse();
      if (single && values && named && !holdsDelimiter(rows.get(0))) {
        return Optional.of(new Table(layout(rows, 0, delimiter, sheet), 1));
      }
    }
    return Optional.empty();
  }

  private static boolean holdsDelimiter(HeadRow row) {
    String name = row.cells().get(0);
    return name.chars().anyMatch(c -> c == ',' || c == ';' || c == '|');
  }
}
