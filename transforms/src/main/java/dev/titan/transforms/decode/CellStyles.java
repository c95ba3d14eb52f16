package dev.titan.transforms.decode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the number of a cell's style says about its value: a plain number, or a date of some kind.
 */
final class CellStyles {
  /** A workbook without a style sheet: every number is one. */
  static final CellStyles NONE = new CellStyles(List.of());

  private final List<NumberFormat> formats;

  private CellStyles(List<NumberFormat> formats) {
    this.formats = formats;
  }

  /** Reads {@code styles.xml}: numFmts and cellXfs (ECMA-376 part 1, 18.8.30 and 18.8.10). */
  static CellStyles read(OfficeXml xml) throws IOException {
    Map<Integer, NumberFormat> custom = new HashMap<>();
    List<NumberFormat> formats = new ArrayList<>();
    while (xml.nextStart()) {
      if (xml.is("numFmts")) {
        while (xml.nextStartWithin("numFmts")) {
          if (xml.is("numFmt")) {
            String code = xml.attribute("formatCode");
            custom.put(id(xml.attribute("numFmtId")), NumberFormat.of(code == null ? "" : code));
          }
        }
      } else if (xml.is("cellXfs")) {
        while (xml.nextStartWithin("cellXfs")) {
          if (xml.is("xf")) {
            int id = id(xml.attribute("numFmtId"));
            NumberFormat own = custom.get(id);
            formats.add(own == null ? NumberFormat.builtIn(id) : own);
          }
        }
      }
    }
    return new CellStyles(formats);
  }

  private static int id(String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Expander.corrupt("workbook (a number format without a number)", e);
    }
  }

  /** The format of a cell whose {@code s} attribute has that number, from 0. */
  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.NUMBER;
  }
}
