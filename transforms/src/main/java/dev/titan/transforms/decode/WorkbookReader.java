package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.schemas.settings.Limits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the sheets of an XLSX workbook (ECMA-376 part 1, SpreadsheetML) as CSV, one row at a time.
 * Hidden sheets count, charts and macros do not; a sheet without a value gives no part.
 *
 * <p>Our own reader over the JDK's StAX parser, because a library gives up on files that other
 * writers produce (no style sheet, ISO dates) and lets a hostile cell address claim gigabytes.
 */
final class WorkbookReader {
  /** Opens the part of a sheet. */
  interface SheetSink {
    OutputStream open(String sheetName) throws IOException;
  }

  private record Sheet(String name, String target) {
    Sheet {
      name = name == null ? "" : name;
    }
  }

  private final ZipArchive zip;
  private final Limits limits;
  private final ExpansionGuard guard;

  WorkbookReader(ZipArchive zip, Limits limits, ExpansionGuard guard) {
    this.zip = zip;
    this.limits = limits;
    this.guard = guard;
  }

  /**
   * Writes all sheets that hold a value.
   *
   * @throws InputException INPUT_EMPTY if no sheet does; INPUT_CORRUPT, INPUT_LIMIT
   */
  void write(SheetSink sink) throws IOException {
    ZipArchive.Member main = zip.workbook().orElseThrow();
    String folder = main.name().substring(0, main.name().lastIndexOf('/') + 1);
    String file = main.name().substring(folder.length());
    Map<String, Relation> relations = relations(folder + "_rels/" + file + ".rels");

    List<Sheet> sheets = new ArrayList<>();
    boolean epoch1904 = false;
    try (OfficeXml xml = open(main)) {
      while (xml.nextStart()) {
        if (xml.is("workbookPr")) {
          epoch1904 = xml.flag("date1904");
        } else if (xml.is("sheet")) {
          Relation relation = relations.get(xml.attribute("id"));
          if (relation != null && relation.isWorksheet()) {
            sheets.add(new Sheet(xml.attribute("name"), resolve(folder, relation.target())));
          }
        }
      }
    }
    CellText cells =
        new CellText(styles(folder, relations), sharedStrings(folder, relations), epoch1904);
    boolean any = false;
    for (Sheet sheet : sheets) {
      any |= writeSheet(sheet, cells, sink);
    }
    if (!any) {
      throw new InputException(ReasonCode.INPUT_EMPTY, "no sheet of the workbook holds a value");
    }
  }

  private boolean writeSheet(Sheet sheet, CellText cells, SheetSink sink) throws IOException {
    ZipArchive.Member member =
        zip.find(sheet.target())
            .orElseThrow(() -> Expander.corrupt("workbook (a sheet is missing)", null));
    try (OfficeXml xml = open(member);
        SheetRows rows =
            new SheetRows(() -> new BufferedOutputStream(sink.open(sheet.name()), 1 << 16))) {
      new SheetReader(xml, cells, limits.maxColumns()).read(rows);
      return rows.any();
    }
  }

  /** A relationship of the workbook's main part (ECMA-376 part 2, 9.3). */
  private record Relation(String type, String target) {
    Relation {
      type = type == null ? "" : type;
      target = target == null ? "" : target;
    }

    boolean isWorksheet() {
      return type.endsWith("/worksheet");
    }
  }

  private Map<String, Relation> relations(String path) throws IOException {
    Map<String, Relation> relations = new HashMap<>();
    Optional<ZipArchive.Member> member = zip.find(path);
    if (member.isEmpty()) {
      throw Expander.corrupt("workbook (its list of parts is missing)", null);
    }
    try (OfficeXml xml = open(member.get())) {
      while (xml.nextStart()) {
        if (xml.is("Relationship")) {
          relations.put(
              xml.attribute("Id"), new Relation(xml.attribute("Type"), xml.attribute("Target")));
        }
      }
    }
    return relations;
  }

  private CellStyles styles(String folder, Map<String, Relation> relations) throws IOException {
    Optional<ZipArchive.Member> member = part("/styles", folder, relations);
    if (member.isEmpty()) {
      return CellStyles.NONE;
    }
    try (OfficeXml xml = open(member.get())) {
      return CellStyles.read(xml);
    }
  }

  private SharedStrings sharedStrings(String folder, Map<String, Relation> relations)
      throws IOException {
    SharedStrings strings = new SharedStrings(limits.expansion().maxSharedStringBytes());
    Optional<ZipArchive.Member> member = part("/sharedStrings", folder, relations);
    if (member.isPresent()) {
      try (OfficeXml xml = open(member.get())) {
        strings.read(xml);
      }
    }
    return strings;
  }

  private Optional<ZipArchive.Member> part(
      String type, String folder, Map<String, Relation> relations) {
    return relations.values().stream()
        .filter(relation -> relation.type().endsWith(type))
        .findFirst()
        .flatMap(relation -> zip.find(resolve(folder, relation.target())));
  }

  private OfficeXml open(ZipArchive.Member member) throws IOException {
    return new OfficeXml(guard.counting(zip.read(member)));
  }

  /** The member that a target names: absolute in the package, or relative to the folder. */
  static String resolve(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    List<String> steps = new ArrayList<>();
    for (String step : (folder + target).split("/")) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.remove(steps.size() - 1);
      } else if (!step.equals(".") && !step.equals("..")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
