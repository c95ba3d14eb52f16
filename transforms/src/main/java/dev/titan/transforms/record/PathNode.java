package dev.titan.transforms.record;

import dev.titan.schemas.hash.ShapeHash;
import dev.titan.schemas.mapping.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One path of the records that a worker sees, as a node of its {@link PathTree}. Array positions
 * are not part of a path: all elements of {@code items} share the node {@code items[]}.
 *
 * <p>A node also holds where its path occurs in the current record, so that a lookup costs one
 * comparison and no hashing.
 */
public final class PathNode {
  private static final ValueType[] TYPES = ValueType.values();

  final PathNode parent;
  final byte[] name;
  final String path;
  final int index;

  /** The name is written in JSON as it is: printable ASCII that needs no escape. */
  private final boolean plain;

  PathNode[] children = new PathNode[0];
  int childCount;
  PathNode element;

  /** The child that came first in the last object here: usually the first one again. */
  PathNode firstChild;

  /** The sibling that followed this node in the last object: usually the next one again. */
  PathNode nextSibling;

  private final ShapeHash[] terms = new ShapeHash[TYPES.length];
  private final long[] typeEpochs = new long[TYPES.length];

  /** The record in which {@link #first} and {@link #last} were set. */
  long epoch;

  /** Index of the first token of this path in the record. */
  int first;

  /** Index of the last token of this path in the record. */
  int last;

  /** The object that named this key last; see {@link #claim}. */
  private long claimedBy;

  PathNode(PathNode parent, byte[] name, String path, int index) {
    this.parent = parent;
    this.name = name;
    this.path = path;
    this.index = index;
    this.plain = isPlain(name);
  }

  /** The canonical path: {@code a.b[].c}, or the header cell of a column; empty for the root. */
  public String path() {
    return path;
  }

  /** The last step of the path as it stands in the source; {@code []} for an array's elements. */
  public String name() {
    return new String(name, StandardCharsets.UTF_8);
  }

  /** A dense number of this node in its tree, from 0. */
  public int index() {
    return index;
  }

  /** The node that this one hangs from, or null for the root. */
  public PathNode parent() {
    return parent;
  }

  /** Whether this is the node of an array's elements. */
  public boolean isElement() {
    return parent != null && parent.element == this;
  }

  /**
   * Whether this node's name and a closing quote stand there in the text of a JSON string. False
   * may only mean that the name is written with escapes.
   */
  public boolean standsAt(byte[] bytes, int at, int end) {
    int quote = at + name.length;
    return plain
        && quote < end
        && bytes[quote] == '"'
        && Arrays.equals(name, 0, name.length, bytes, at, quote);
  }

  /** The length of the name in bytes of UTF-8. */
  public int nameLength() {
    return name.length;
  }

  private static boolean isPlain(byte[] name) {
    for (byte value : name) {
      if (value < ' ' || value == '"' || value == '\\') {
        return false;
      }
    }
    return true;
  }

  boolean isNamed(byte[] bytes, int start, int end) {
    return Arrays.equals(name, 0, name.length, bytes, start, end);
  }

  /**
   * Notes that an object names this key.
   *
   * @param object a number that no other object of the worker has
   * @return false if that object has named it before
   */
  public boolean claim(long object) {
    if (claimedBy == object) {
      return false;
    }
    claimedBy = object;
    return true;
  }

  /** True the first time it is asked for this type in this record. */
  boolean firstOfType(int type, long recordEpoch) {
    if (typeEpochs[type] == recordEpoch) {
      return false;
    }
    typeEpochs[type] = recordEpoch;
    return true;
  }

  boolean hasType(ValueType type, long recordEpoch) {
    return typeEpochs[type.ordinal()] == recordEpoch;
  }

  ShapeHash term(int type) {
    ShapeHash term = terms[type];
    if (term == null) {
      term = ShapeHash.term(path, TYPES[type].json());
      terms[type] = term;
    }
    return term;
  }
}
