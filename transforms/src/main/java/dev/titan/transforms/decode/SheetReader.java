package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.io.IOException;
import java.util.Arrays;

/** Walks the cells of a worksheet (ECMA-376 part 1, 18.3.1.99) row by row, holding one row only. */
final class SheetReader {
  private static final int MAX_ROWS = 1_048_576;

  private final OfficeXml xml;
  private final CellText cells;
  private final int maxColumns;
  private String[] row = new String[64];
  private int width;

  SheetReader(OfficeXml xml, CellText cells, int maxColumns) {
    this.xml = xml;
    this.cells = cells;
    this.maxColumns = maxColumns;
  }

  void read(SheetRows out) throws IOException {
    int number = 0;
    while (xml.nextStart()) {
      if (xml.is("row")) {
        String own = xml.attribute("r");
        int next = own == null ? number + 1 : integer(own);
        if (next <= number || next > MAX_ROWS) {
          throw Expander.corrupt("workbook (its rows are not in order)", null);
        }
        number = next;
        readRow();
        out.write(number, row, width);
      }
    }
  }

  private void readRow() throws IOException {
    Arrays.fill(row, 0, width, null);
    width = 0;
    int column = -1;
    while (xml.nextStartWithin("row")) {
      if (xml.is("c")) {
        String address = xml.attribute("r");
        column = address == null ? column + 1 : column(address);
        checkWidth(column);
        String text = readCell();
        if (!text.isEmpty()) {
          put(column, text);
        }
      }
    }
  }

  private String readCell() throws IOException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    String text = "";
    while (xml.nextStartWithin("c")) {
      if (xml.is("v")) {
        String value = xml.text();
        text = cells.of(type == null ? "n" : type, style == null ? 0 : integer(style), value);
      } else if (xml.is("is")) {
        text = SharedStrings.richText(xml, "is");
      } else {
        xml.skip();
      }
    }
    return text;
  }

  private void put(int column, String text) {
    if (column >= row.length) {
      row = Arrays.copyOf(row, Math.max(column + 1, row.length * 2));
    }
    row[column] = text;
    width = Math.max(width, column + 1);
  }

  private void checkWidth(int column) {
    if (column >= maxColumns) {
      throw new InputException(
          ReasonCode.INPUT_LIMIT, "a row of the sheet has more than " + maxColumns + " cells");
    }
  }

  /** The column of an address: 0 for {@code A7}, 27 for {@code AB7}. */
  private static int column(String address) {
    int column = 0;
    int i = 0;
    for (; i < address.length(); i++) {
      char letter = Character.toUpperCase(address.charAt(i));
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      if (i == 4) {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    if (column == 0) {
      throw Expander.corrupt("workbook (a cell without an address)", null);
    }
    return column - 1;
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Expander.corrupt("workbook (an attribute is no number)", e);
    }
  }
}
