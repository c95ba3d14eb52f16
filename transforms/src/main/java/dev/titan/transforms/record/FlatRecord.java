package dev.titan.transforms.record;

import dev.titan.schemas.hash.ShapeHash;
import dev.titan.schemas.mapping.ValueType;
import java.util.Arrays;

/**
 * One decoded record as a flat list of tokens in document order: no tree of objects is built. It is
 * reused from record to record and owned by one worker; its values point into the bytes that were
 * read, or into its own arena where an escape had to be resolved.
 *
 * <p>A decoder calls {@link #begin}, then {@link #addLeaf}, {@link #open} and {@link #close}. A
 * reader asks for the tokens of a {@link PathNode}.
 */
public final class FlatRecord {
  /** No such token. */
  public static final int NONE = -1;

  /** Kinds of tokens. The first four are leaves with bytes. */
  public static final byte STRING = 0;

  public static final byte NUMBER = 1;
  public static final byte TRUE = 2;
  public static final byte FALSE = 3;
  public static final byte NULL = 4;
  public static final byte START_OBJECT = 5;
  public static final byte END_OBJECT = 6;
  public static final byte START_ARRAY = 7;
  public static final byte END_ARRAY = 8;

  private static final int[] TYPE_OF_KIND = {
    ValueType.STRING.ordinal(),
    ValueType.NUMBER.ordinal(),
    ValueType.BOOLEAN.ordinal(),
    ValueType.BOOLEAN.ordinal(),
    ValueType.NULL.ordinal(),
    ValueType.OBJECT.ordinal(),
    -1,
    ValueType.ARRAY.ordinal(),
    -1
  };

  private PathTree tree = new PathTree();
  private long epoch = 1;
  private long objects;
  private int count;
  private int paths;
  private long pathChars;
  private PathNode[] nodes = new PathNode[64];
  private byte[] kinds = new byte[64];
  private byte[][] buffers = new byte[64][];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] nexts = new int[64];
  private long shapeHigh;
  private long shapeLow;

  private long ordinal;
  private long line;
  private byte[] source;
  private int sourceStart;
  private int sourceEnd;
  private byte[] arena = new byte[1024];
  private int arenaUsed;

  /** Starts a record; what the last one held is gone. */
  public void begin() {
    if (tree.isFull()) {
      tree = new PathTree();
    }
    epoch++;
    count = 0;
    paths = 0;
    pathChars = 0;
    shapeHigh = 0;
    shapeLow = 0;
    arenaUsed = 0;
  }

  /**
   * Says where the record stands in its input.
   *
   * @param newOrdinal its number in the raw object, from 1
   * @param newLine its first line (or row) in its part, from 1
   */
  public void locate(long newOrdinal, long newLine, byte[] bytes, int start, int end) {
    ordinal = newOrdinal;
    line = newLine;
    source = bytes;
    sourceStart = start;
    sourceEnd = end;
  }

  /** The worker's paths; another tree after it had to begin a new one. */
  public PathTree tree() {
    return tree;
  }

  /** Adds a leaf: STRING and NUMBER with their bytes (a string already unescaped). */
  public void addLeaf(PathNode node, byte kind, byte[] bytes, int start, int end) {
    int token = add(node, kind);
    buffers[token] = bytes;
    starts[token] = start;
    ends[token] = end;
  }

  /**
   * A number for an object of the record, for {@link PathNode#claim}. It counts on from record to
   * record and from decoder to decoder, as the nodes do not forget.
   */
  public long nextObject() {
    return ++objects;
  }

  /** Adds the start of an object or array and returns its token, for {@link #close}. */
  public int open(PathNode node, byte kind) {
    return add(node, kind);
  }

  /** Adds the end of the object or array that was opened as that token. */
  public void close(int opened) {
    int token = room();
    nodes[token] = nodes[opened];
    kinds[token] = (byte) (kinds[opened] + 1);
    ends[opened] = token;
    starts[token] = opened;
  }

  private int add(PathNode node, byte kind) {
    int token = room();
    nodes[token] = node;
    kinds[token] = kind;
    nexts[token] = NONE;
    if (node.epoch == epoch) {
      nexts[node.last] = token;
    } else {
      node.epoch = epoch;
      node.first = token;
      paths++;
      pathChars += node.path.length();
    }
    node.last = token;
    int type = TYPE_OF_KIND[kind];
    if (node.firstOfType(type, epoch)) {
      ShapeHash term = node.term(type);
      long low = shapeLow + term.low();
      shapeHigh += term.high() + (Long.compareUnsigned(low, shapeLow) < 0 ? 1 : 0);
      shapeLow = low;
    }
    return token;
  }

  private int room() {
    if (count == nodes.length) {
      int larger = count * 2;
      nodes = Arrays.copyOf(nodes, larger);
      kinds = Arrays.copyOf(kinds, larger);
      buffers = Arrays.copyOf(buffers, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      nexts = Arrays.copyOf(nexts, larger);
    }
    return count++;
  }

  /**
   * Room for that many unescaped bytes; write from {@link #arenaUsed()} on, then say {@link
   * #useArena}. A larger arena is a new array, so earlier values stay valid.
   */
  public byte[] arena(int bytes) {
    if (arenaUsed + bytes > arena.length) {
      arena = new byte[Math.max(arena.length * 2, bytes)];
      arenaUsed = 0;
    }
    return arena;
  }

  /** The first free index of the arena. */
  public int arenaUsed() {
    return arenaUsed;
  }

  /** Marks the arena as used up to that index. */
  public void useArena(int end) {
    arenaUsed = end;
  }

  /** The number of tokens. */
  public int count() {
    return count;
  }

  /** The number of different paths. */
  public int paths() {
    return paths;
  }

  /** The characters of all different paths together: what keeping them takes. */
  public long pathChars() {
    return pathChars;
  }

  /** The node of a token. */
  public PathNode node(int token) {
    return nodes[token];
  }

  /** The kind of a token. */
  public byte kind(int token) {
    return kinds[token];
  }

  /** For the start of an object or array: the token of its end. */
  public int endOf(int token) {
    return ends[token];
  }

  /** The first token of a path, or {@link #NONE}. */
  public int first(PathNode node) {
    return node.epoch == epoch ? node.first : NONE;
  }

  /** The next token of the same path, or {@link #NONE}. */
  public int next(int token) {
    return nexts[token];
  }

  /** Whether the record has that path with that type. */
  public boolean has(PathNode node, ValueType type) {
    return node.hasType(type, epoch);
  }

  /**
   * Points a slice at a leaf's text: a string's characters, a number as written, {@code true} or
   * {@code false}.
   *
   * @return false, with an empty slice, for null, an empty string, objects and arrays
   */
  public boolean text(int token, Slice out) {
    switch (kinds[token]) {
      case STRING, NUMBER -> {
        out.set(buffers[token], starts[token], ends[token]);
        return ends[token] > starts[token];
      }
      case TRUE -> {
        out.set(TRUE_TEXT, 0, TRUE_TEXT.length);
        return true;
      }
      case FALSE -> {
        out.set(FALSE_TEXT, 0, FALSE_TEXT.length);
        return true;
      }
      default -> {
        out.set(FALSE_TEXT, 0, 0);
        return false;
      }
    }
  }

  private static final byte[] TRUE_TEXT = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE_TEXT = {'f', 'a', 'l', 's', 'e'};

  /** The upper half of the shape fingerprint so far. */
  public long shapeHigh() {
    return shapeHigh;
  }

  /** The lower half of the shape fingerprint so far. */
  public long shapeLow() {
    return shapeLow;
  }

  /** The shape fingerprint. */
  public ShapeHash shape() {
    return new ShapeHash(shapeHigh, shapeLow);
  }

  /** The number of the record in its raw object, from 1. */
  public long ordinal() {
    return ordinal;
  }

  /** The line (or sheet row) on which the record begins, from 1. */
  public long line() {
    return line;
  }

  /** The array that holds the record's original bytes. */
  public byte[] source() {
    return source;
  }

  /** Where the original bytes begin. */
  public int sourceStart() {
    return sourceStart;
  }

  /** Where the original bytes end. */
  public int sourceEnd() {
    return sourceEnd;
  }
}
