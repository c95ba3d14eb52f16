package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.Slice;
import java.util.Arrays;

/**
 * Writes what no field took as a JSON object, nested as in the source. Nulls and empty texts, and
 * objects and lists without anything left in them, are left out; numbers stay as written; personal
 * data is tokens.
 *
 * <p>Of an exploded list, each line gets the rest of its own element; the first line also gets the
 * rest of the record.
 */
final class AttributesWriter {
  private final Slice text = new Slice();

  /** For each open object or array: the length of the text before it. */
  private int[] before = new int[16];

  /** For each open object or array: whether something is in it. */
  private boolean[] filled = new boolean[16];

  private int depth;
  private boolean clean;

  /**
   * Writes the attributes of one line.
   *
   * @param explodedElement the token of the line's element, or NONE where nothing is exploded
   * @param isFirst whether it is the first line
   * @param line takes the JSON text, or nothing if nothing is left
   */
  void write(Evaluation on, int explodedElement, boolean isFirst, EntryLine line) {
    FlatRecord record = on.record;
    ByteBuilder out = line.attributes;
    out.clear().append('{');
    depth = 0;
    clean = true;
    filled[0] = false;
    int count = record.count();
    int token = isOutermost(record) ? 1 : 0;
    int end = token == 1 ? record.endOf(0) : count;
    while (token < end) {
      byte kind = record.kind(token);
      if (kind == FlatRecord.START_OBJECT || kind == FlatRecord.START_ARRAY) {
        int last = record.endOf(token);
        if (isForeign(record, token, explodedElement, isFirst)) {
          token = last + 1;
          continue;
        }
        open(on, token, kind, out);
      } else if (kind == FlatRecord.END_OBJECT || kind == FlatRecord.END_ARRAY) {
        close(kind, out);
      } else if (!isForeign(record, token, explodedElement, isFirst)) {
        leaf(on, token, out);
      }
      token++;
    }
    if (filled[0]) {
      out.append('}');
    } else {
      out.clear();
    }
    line.hasNul = !clean;
  }

  private static boolean isOutermost(FlatRecord record) {
    return record.count() > 0
        && record.kind(0) == FlatRecord.START_OBJECT
        && record.node(0).parent() == null;
  }

  /** Whether a value belongs to another line. */
  private static boolean isForeign(FlatRecord record, int token, int element, boolean isFirst) {
    if (element == FlatRecord.NONE) {
      return false;
    }
    if (record.node(token) == record.node(element)) {
      return token != element;
    }
    if (isFirst) {
      return false;
    }
    int elementEnd = PathRef.lastOf(record, element);
    boolean inside = token > element && token <= elementEnd;
    boolean around = token < element && PathRef.lastOf(record, token) > element;
    return !inside && !around;
  }

  private void open(Evaluation on, int token, byte kind, ByteBuilder out) {
    int start = out.length();
    separate(out);
    key(on, on.info(token), out);
    out.append(kind == FlatRecord.START_OBJECT ? '{' : '[');
    depth++;
    if (depth == before.length) {
      before = Arrays.copyOf(before, depth * 2);
      filled = Arrays.copyOf(filled, depth * 2);
    }
    before[depth] = start;
    filled[depth] = false;
  }

  private void close(byte kind, ByteBuilder out) {
    if (filled[depth]) {
      out.append(kind == FlatRecord.END_OBJECT ? '}' : ']');
      filled[depth - 1] = true;
    } else {
      out.truncate(before[depth]);
    }
    depth--;
  }

  private void leaf(Evaluation on, int token, ByteBuilder out) {
    if (on.isConsumed(token)) {
      return;
    }
    NodeInfo info = on.info(token);
    if (!on.safeText(token, info, text)) {
      return;
    }
    separate(out);
    key(on, info, out);
    if (on.record.kind(token) == FlatRecord.STRING || on.isReplaced(token)) {
      clean &= out.appendJsonString(text.bytes, text.start, text.end);
    } else {
      out.append(text);
    }
    filled[depth] = true;
  }

  private void separate(ByteBuilder out) {
    if (filled[depth]) {
      out.append(',');
    }
  }

  private void key(Evaluation on, NodeInfo info, ByteBuilder out) {
    if (info.jsonKey == null) {
      return;
    }
    if (info.doubtfulKey == null) {
      out.append(info.jsonKey);
    } else {
      TextValue name = new TextValue();
      name.set(info.doubtfulKey, 0, info.doubtfulKey.length);
      on.protect(name);
      out.appendJsonString(name.slice.bytes, name.slice.start, name.slice.end);
    }
    out.append(':');
  }
}
