package dev.titan.transforms.decode;

import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.PathTree;
import dev.titan.transforms.record.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads one JSON object (RFC 8259, strict) into a {@link FlatRecord}, without building a tree and
 * without exceptions for bad input: {@link #scan} answers null or a reason code.
 *
 * <p>This is the hottest loop of Titan, which is why it is ours and not a library's: values stay
 * where they are in the bytes that were read, and strings are searched eight bytes at a time. A
 * test compares it with Jackson on random and damaged documents.
 */
public final class JsonScanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  /**
   * Paths are kept from record to record, so a record must not bring any number of them: keys that
   * are ids, or long keys at every level of a deep nest.
   */
  private static final int MAX_PATHS = 50_000;

  private static final long MAX_PATH_CHARS = 4L << 20;

  private final int maxDepth;
  private PathNode[] nodes = new PathNode[32];
  private PathNode[] previous = new PathNode[32];
  private int[] opened = new int[32];
  private long[] objects = new long[32];

  private FlatRecord record;
  private PathTree tree;
  private byte[] bytes;
  private int end;
  private int at;
  private int depth;
  private ReasonCode problem;
  private String detail;

  /** Where the string that was read last lies: in the input, or in the record's arena. */
  private byte[] textBytes;

  private int textStart;
  private int textEnd;

  /** A scanner that refuses records nested deeper than that. */
  public JsonScanner(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /**
   * Reads the bytes from start to end, which must hold one object and nothing but white space
   * around it.
   *
   * @return null if the record was read, or why it could not be; {@link #detail()} then says where
   */
  public ReasonCode scan(byte[] input, int start, int stop, FlatRecord into) {
    record = into;
    into.begin();
    tree = into.tree();
    bytes = input;
    at = start;
    end = stop;
    depth = 0;
    problem = null;
    detail = null;
    skipSpace();
    if (at >= end || bytes[at] != '{') {
      return notAnObject();
    }
    open(tree.root(), FlatRecord.START_OBJECT);
    while (depth > 0 && problem == null) {
      step();
    }
    if (problem == null) {
      skipSpace();
      if (at < end) {
        fail("there is more text after the end of the object");
      }
    }
    if (problem != null && detail != null) {
      detail = detail + " at byte " + (at - start + 1) + " of the record";
    }
    return problem;
  }

  /** What is wrong and where, without any value of the record; null after a success. */
  public String detail() {
    return detail;
  }

  private ReasonCode notAnObject() {
    boolean value = at < end && isValueStart(bytes[at]);
    problem = value ? ReasonCode.RECORD_NOT_OBJECT : ReasonCode.RECORD_MALFORMED;
    detail =
        value ? "the record is an array or a bare value" : "the record does not begin with '{'";
    return problem;
  }

  private static boolean isValueStart(byte b) {
    return b == '['
        || b == '"'
        || b == '-'
        || (b >= '0' && b <= '9')
        || b == 't'
        || b == 'f'
        || b == 'n';
  }

  /** Reads one member of an object, one element of an array, or their end. */
  private void step() {
    int level = depth - 1;
    boolean inObject = record.kind(opened[level]) == FlatRecord.START_OBJECT;
    skipSpace();
    if (at >= end) {
      truncated();
      return;
    }
    boolean first = previous[level] == null;
    byte b = bytes[at];
    if (b == (inObject ? '}' : ']')) {
      at++;
      record.close(opened[level]);
      depth--;
      return;
    }
    if (!first) {
      if (b != ',') {
        fail("',' or the end of the " + (inObject ? "object" : "array") + " is missing");
        return;
      }
      at++;
      skipSpace();
      if (at >= end) {
        truncated();
        return;
      }
    }
    if (inObject) {
      member(level);
    } else {
      PathNode element = tree.element(nodes[level]);
      previous[level] = element;
      value(element);
    }
  }

  private void member(int level) {
    if (bytes[at] != '"') {
      fail("a key in quotes is missing");
      return;
    }
    at++;
    PathNode key = tree.expected(nodes[level], previous[level]);
    // Most records name the keys of the one before, in its order: then nothing need be searched.
    if (key != null && key.standsAt(bytes, at, end)) {
      at += key.nameLength() + 1;
    } else {
      if (!string()) {
        return;
      }
      key = tree.child(nodes[level], previous[level], textBytes, textStart, textEnd);
    }
    previous[level] = key;
    if (!key.claim(objects[level])) {
      problem = ReasonCode.RECORD_DUPLICATE_KEY;
      detail = "a key stands twice in one object";
      return;
    }
    skipSpace();
    if (at >= end) {
      truncated();
      return;
    }
    if (bytes[at] != ':') {
      fail("':' is missing after a key");
      return;
    }
    at++;
    skipSpace();
    if (at >= end) {
      truncated();
      return;
    }
    value(key);
    if (problem == null && (record.paths() > MAX_PATHS || record.pathChars() > MAX_PATH_CHARS)) {
      problem = ReasonCode.RECORD_TOO_LARGE;
      detail = "the record has more than " + MAX_PATHS + " different keys, or too long ones,";
    }
  }

  private void value(PathNode node) {
    switch (bytes[at]) {
      case '"' -> {
        at++;
        if (string()) {
          record.addLeaf(node, FlatRecord.STRING, textBytes, textStart, textEnd);
        }
      }
      case '{' -> open(node, FlatRecord.START_OBJECT);
      case '[' -> open(node, FlatRecord.START_ARRAY);
      case 't' -> literal(node, FlatRecord.TRUE, "true");
      case 'f' -> literal(node, FlatRecord.FALSE, "false");
      case 'n' -> literal(node, FlatRecord.NULL, "null");
      default -> number(node);
    }
  }

  private void open(PathNode node, byte kind) {
    if (depth >= maxDepth) {
      problem = ReasonCode.RECORD_TOO_LARGE;
      detail = "the record is nested deeper than " + maxDepth + " levels";
      return;
    }
    if (depth == nodes.length) {
      int larger = depth * 2;
      nodes = Arrays.copyOf(nodes, larger);
      previous = Arrays.copyOf(previous, larger);
      opened = Arrays.copyOf(opened, larger);
      objects = Arrays.copyOf(objects, larger);
    }
    at++;
    nodes[depth] = node;
    previous[depth] = null;
    opened[depth] = record.open(node, kind);
    objects[depth] = record.nextObject();
    depth++;
  }

  private void literal(PathNode node, byte kind, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end) {
        truncated();
        return;
      }
      if (bytes[at + i] != word.charAt(i)) {
        fail("a value is neither in quotes nor a number, true, false or null");
        return;
      }
    }
    at += word.length();
    record.addLeaf(node, kind, bytes, at, at);
  }

  private void number(PathNode node) {
    int start = at;
    if (bytes[at] == '-') {
      at++;
    }
    int digits = digits();
    if (digits == 0) {
      if (at >= end) {
        truncated();
      } else {
        fail("a value is neither in quotes nor a number, true, false or null");
      }
      return;
    }
    if (digits > 1 && bytes[at - digits] == '0') {
      fail("a number begins with a superfluous zero");
      return;
    }
    if (at < end && bytes[at] == '.') {
      at++;
      if (digits() == 0) {
        fail("a number has no digit after its point");
        return;
      }
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      if (digits() == 0) {
        fail("a number has no digit in its exponent");
        return;
      }
    }
    record.addLeaf(node, FlatRecord.NUMBER, bytes, start, at);
  }

  private int digits() {
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - start;
  }

  /** Reads a string after its opening quote and leaves its text in the three text fields. */
  private boolean string() {
    int start = at;
    boolean plain = true;
    while (true) {
      int stop = special(at);
      if (stop >= end) {
        at = end;
        truncated();
        return false;
      }
      at = stop;
      byte b = bytes[stop];
      if (b == '"') {
        break;
      }
      if (b == '\\') {
        plain = false;
        if (stop + 1 >= end) {
          at = end;
          truncated();
          return false;
        }
        at = stop + 2;
      } else if (b >= 0) {
        fail("a control character stands in a string");
        return false;
      } else {
        int width = Utf8.width(bytes, stop, end);
        if (width == 0) {
          badText("the bytes are no UTF-8");
          return false;
        }
        at = stop + width;
      }
    }
    int stop = at;
    at = stop + 1;
    if (plain) {
      textBytes = bytes;
      textStart = start;
      textEnd = stop;
      return true;
    }
    return unescape(start, stop);
  }

  /** The next quote, backslash, control character or byte outside ASCII; or the end. */
  private int special(int from) {
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      long quotes = word ^ QUOTES;
      long backslashes = word ^ BACKSLASHES;
      // https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord; the lowest hit is exact.
      long hits =
          ((quotes - ONES) & ~quotes)
              | ((backslashes - ONES) & ~backslashes)
              | ((word - SPACES) & ~word)
              | word;
      hits &= HIGHS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    for (; i < end; i++) {
      byte b = bytes[i];
      if (b == '"' || b == '\\' || b < ' ') {
        return i;
      }
    }
    return end;
  }

  private boolean unescape(int start, int stop) {
    byte[] arena = record.arena(stop - start);
    int out = record.arenaUsed();
    textBytes = arena;
    textStart = out;
    int i = start;
    while (i < stop) {
      byte b = bytes[i++];
      if (b != '\\') {
        arena[out++] = b;
        continue;
      }
      byte escape = bytes[i++];
      switch (escape) {
        case '"', '\\', '/' -> arena[out++] = escape;
        case 'b' -> arena[out++] = '\b';
        case 'f' -> arena[out++] = '\f';
        case 'n' -> arena[out++] = '\n';
        case 'r' -> arena[out++] = '\r';
        case 't' -> arena[out++] = '\t';
        case 'u' -> {
          int unit = hex(i, stop);
          i += 4;
          if (unit < 0) {
            fail("an escape \\u is not followed by four hex digits");
            return false;
          }
          int codePoint = unit;
          if (Character.isSurrogate((char) unit)) {
            boolean paired =
                Character.isHighSurrogate((char) unit)
                    && i + 6 <= stop
                    && bytes[i] == '\\'
                    && bytes[i + 1] == 'u';
            int low = paired ? hex(i + 2, stop) : -1;
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
              badText("an escape is half of a surrogate pair");
              return false;
            }
            codePoint = Character.toCodePoint((char) unit, (char) low);
            i += 6;
          }
          out = Utf8.write(codePoint, arena, out);
        }
        default -> {
          fail("a string holds an unknown escape");
          return false;
        }
      }
    }
    textEnd = out;
    record.useArena(out);
    return true;
  }

  private int hex(int from, int stop) {
    if (from + 4 > stop) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void skipSpace() {
    while (at < end) {
      byte b = bytes[at];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return;
      }
      at++;
    }
  }

  private void fail(String what) {
    problem = ReasonCode.RECORD_MALFORMED;
    detail = what;
  }

  private void badText(String what) {
    problem = ReasonCode.RECORD_ENCODING;
    detail = what;
  }

  private void truncated() {
    problem = ReasonCode.RECORD_TRUNCATED;
    detail = "the text ends inside the record";
  }
}
