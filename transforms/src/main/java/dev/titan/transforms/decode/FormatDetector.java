package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Finds out which of the three forms a UTF-8 text has, by its head. Strict where a wrong guess
 * would turn prose or a log into records: what is neither JSON nor clearly a table is refused.
 */
public final class FormatDetector {
  /** As many bytes of head as a decision can use. */
  public static final int HEAD = 1 << 20;

  private static final int LINES_LOOKED_AT = 50;

  private FormatDetector() {}

  /**
   * The form of a text.
   *
   * @param head its first bytes behind a byte-order mark, {@link #HEAD} of them if it has as many
   * @param length how many of them are filled
   * @param atEnd whether that is the whole text
   * @throws InputException INPUT_UNSUPPORTED, with a detail that says what is missing; INPUT_EMPTY
   */
  public static TextFormat detect(byte[] head, int length, boolean atEnd) {
    JsonHead json = new JsonHead(head, length);
    int start = json.skipSpace(0);
    if (start >= length) {
      throw new InputException(ReasonCode.INPUT_EMPTY, "the text holds white space only");
    }
    if (head[start] == '<') {
      throw new InputException(
          ReasonCode.INPUT_UNSUPPORTED,
          "this is XML or HTML; export the data as CSV, XLSX or JSON");
    }
    if (head[start] == '[' && beginsArray(json, start)) {
      return elements(head, start + 1, TextFormat.Shape.ARRAY);
    }
    if (hasObjectLines(head, length, atEnd)) {
      return new TextFormat.Lines();
    }
    byte inside = json.at(json.skipSpace(start + 1));
    if (head[start] == '{' && (inside == '"' || inside == '}' || inside == 0)) {
      return documents(json, head, start);
    }
    return new DelimitedFinder(head, length, atEnd).find(false);
  }

  /**
   * The layout of a sheet that was written as CSV with commas.
   *
   * @throws InputException INPUT_UNSUPPORTED if no header row is found
   */
  public static DelimitedLayout detectSheet(byte[] head, int length, boolean atEnd) {
    return new DelimitedFinder(head, length, atEnd).find(true);
  }

  private static TextFormat documents(JsonHead json, byte[] head, int start) {
    int end = json.value(start);
    boolean alone = end < 0 || json.at(json.skipSpace(end)) == 0;
    OptionalInt list = alone ? Envelope.find(json, start) : OptionalInt.empty();
    return list.isPresent()
        ? elements(head, list.getAsInt(), TextFormat.Shape.ENVELOPE)
        : TextFormat.Elements.DOCUMENTS;
  }

  private static TextFormat elements(byte[] head, int offset, TextFormat.Shape shape) {
    return new TextFormat.Elements(offset, 1L + TextBytes.lineFeeds(head, 0, offset), shape);
  }

  /** An array of objects, or of bare values among which objects may come; no {@code [INFO] log}. */
  private static boolean beginsArray(JsonHead json, int start) {
    int first = json.skipSpace(start + 1);
    byte b = json.at(first);
    if (b == '{') {
      return true;
    }
    if (b == ']') {
      byte next = json.at(json.skipSpace(first + 1));
      return next == 0 || next == '[';
    }
    int end = json.value(first);
    return end > 0 && json.at(json.skipSpace(end)) == ',' && isJsonScalar(json, first);
  }

  private static boolean isJsonScalar(JsonHead json, int at) {
    byte b = json.at(at);
    return b == '"'
        || b == '['
        || b == '-'
        || b == 'n'
        || b == 't'
        || b == 'f'
        || (b >= '0' && b <= '9');
  }

  /**
   * Whether most of the first lines are objects. A broken line among them, even the first, changes
   * nothing; one line alone is a document, which may be an envelope.
   */
  private static boolean hasObjectLines(byte[] head, int length, boolean atEnd) {
    int lines = 0;
    int objects = 0;
    int from = 0;
    while (from < length && lines < LINES_LOOKED_AT) {
      int end = TextBytes.indexOf((byte) '\n', head, from, length);
      boolean whole = end < length || atEnd;
      String line = new String(head, from, end - from, StandardCharsets.UTF_8).strip();
      if (whole && !line.isEmpty()) {
        lines++;
        boolean opens = line.startsWith("{\"") || line.startsWith("{ ") || line.equals("{}");
        objects += opens && line.endsWith("}") ? 1 : 0;
      }
      from = end + 1;
    }
    return lines >= 2 && objects >= 1 && objects * 2 >= lines;
  }
}
