package dev.titan.transforms.refine;

import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
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
    ByteBuilder out = line.attributes;
    out.clear().append('{');
    depth = 0;
    clean = true;
    filled[0] = false;
    if (explodedElement == FlatRecord.NONE || isFirst) {
      boolean object = isOutermost(on.record);
      int end = object ? on.record.endOf(0) : on.record.count();
      writeTokens(on, object ? 1 : 0, end, explodedElement, out);
    } else {
      writeElement(on, explodedElement, out);
    }
    if (filled[0]) {
      out.append('}');
    } else {
      out.clear();
    }
    line.hasNul = !clean;
  }

  /** Writes tokens, without the elements of the exploded list but one. */
  private void writeTokens(Evaluation on, int from, int end, int element, ByteBuilder out) {
    FlatRecord record = on.record;
    int token = from;
    while (token < end) {
      byte kind = record.kind(token);
      boolean opens = kind == FlatRecord.START_OBJECT || kind == FlatRecord.START_ARRAY;
      if (kind == FlatRecord.END_OBJECT || kind == FlatRecord.END_ARRAY) {
        close(kind, out);
      } else if (isOfAnotherLine(record, token, element)) {
        token = PathRef.lastOf(record, token);
      } else if (opens) {
        open(on, on.info(token), kind, out);
      } else {
        leaf(on, token, out);
      }
      token++;
    }
  }

  private static boolean isOfAnotherLine(FlatRecord record, int token, int element) {
    return element != FlatRecord.NONE
        && token != element
        && record.node(token) == record.node(element);
  }

  /**
   * Writes an element inside the objects and lists around it. Those are known from its path: to
   * look for them among the tokens would take each line as long as the whole record.
   */
  private void writeElement(Evaluation on, int element, ByteBuilder out) {
    PathNode node = on.record.node(element);
    openAround(on, node.parent(), node, out);
    writeTokens(on, element, PathRef.lastOf(on.record, element) + 1, FlatRecord.NONE, out);
    PathNode inner = node;
    for (PathNode at = node.parent(); at.parent() != null; at = at.parent()) {
      close(inner.isElement() ? FlatRecord.END_ARRAY : FlatRecord.END_OBJECT, out);
      inner = at;
    }
  }

  private void openAround(Evaluation on, PathNode node, PathNode inner, ByteBuilder out) {
    if (node.parent() == null) {
      return;
    }
    openAround(on, node.parent(), node, out);
    boolean list = inner.isElement();
    open(on, on.infos.of(node), list ? FlatRecord.START_ARRAY : FlatRecord.START_OBJECT, out);
  }

  private static boolean isOutermost(FlatRecord record) {
    return record.count() > 0
        && record.kind(0) == FlatRecord.START_OBJECT
        && record.node(0).parent() == null;
  }

  private void open(Evaluation on, NodeInfo info, byte kind, ByteBuilder out) {
    int start = out.length();
    separate(out);
    key(on, info, out);
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
