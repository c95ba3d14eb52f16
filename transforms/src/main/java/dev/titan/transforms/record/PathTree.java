package dev.titan.transforms.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All paths that one worker has met, grown while it reads. Not thread-safe: a worker owns one.
 *
 * <p>Hostile input could grow it without end (objects keyed by ids), so {@link #isFull()} tells its
 * owner to begin a new one.
 */
public final class PathTree {
  private static final int MAX_NODES = 200_000;
  private static final long MAX_PATH_CHARS = 16L << 20;
  private static final long SEED = new SecureRandom().nextLong();

  /** Odd, its bits well mixed: 2^64 divided by the golden ratio. */
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final Map<String, PathNode> byPath = new HashMap<>();
  private final PathNode root;
  private int size;
  private long pathChars;

  public PathTree() {
    root = new PathNode(null, new byte[0], "", 0);
    size = 1;
    byPath.put("", root);
  }

  /** The node of the record itself. */
  public PathNode root() {
    return root;
  }

  /** The number of nodes. */
  public int size() {
    return size;
  }

  /** Whether the owner should begin a new tree before the next record. */
  public boolean isFull() {
    return size >= MAX_NODES || pathChars >= MAX_PATH_CHARS;
  }

  /** The node of a canonical path ({@code a.b[].c}), or null if no record had it so far. */
  public PathNode find(String path) {
    return byPath.get(path);
  }

  /**
   * The child that followed the previous one in the last object here, or null: a guess that is
   * usually right.
   *
   * @param previous the child before it in this object, or null if it is the first
   */
  public PathNode expected(PathNode parent, PathNode previous) {
    PathNode guess = previous == null ? parent.firstChild : previous.nextSibling;
    return guess != null && guess.parent == parent ? guess : null;
  }

  /**
   * The child of an object's node, made if it is new.
   *
   * @param previous the child before it in this object, or null; a hint that makes the usual order
   *     of keys cheap
   */
  public PathNode child(PathNode parent, PathNode previous, byte[] bytes, int start, int end) {
    PathNode guess = expected(parent, previous);
    if (guess != null && guess.isNamed(bytes, start, end)) {
      return guess;
    }
    PathNode child = lookUp(parent, bytes, start, end);
    if (previous == null) {
      parent.firstChild = child;
    } else {
      previous.nextSibling = child;
    }
    return child;
  }

  /** The child of that name, made if it is new. */
  public PathNode child(PathNode parent, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return lookUp(parent, bytes, 0, bytes.length);
  }

  /** The node that all elements of an array share. */
  public PathNode element(PathNode array) {
    if (array.element == null) {
      array.element = new PathNode(array, new byte[] {'[', ']'}, array.path + "[]", size++);
      pathChars += array.element.path.length();
      byPath.putIfAbsent(array.element.path, array.element);
    }
    return array.element;
  }

  private PathNode lookUp(PathNode parent, byte[] bytes, int start, int end) {
    PathNode[] children = parent.children;
    int length = children.length;
    if (length > 0) {
      int mask = length - 1;
      for (int slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
        PathNode child = children[slot];
        if (child == null) {
          break;
        }
        if (child.isNamed(bytes, start, end)) {
          return child;
        }
      }
    }
    return add(parent, Arrays.copyOfRange(bytes, start, end));
  }

  private PathNode add(PathNode parent, byte[] name) {
    String text = new String(name, StandardCharsets.UTF_8);
    String path = parent.path.isEmpty() ? text : parent.path + "." + text;
    PathNode child = new PathNode(parent, name, path, size++);
    pathChars += path.length();
    byPath.putIfAbsent(path, child);
    insert(parent, child);
    return child;
  }

  private static void insert(PathNode parent, PathNode child) {
    parent.childCount++;
    if (parent.children.length < 2 * parent.childCount) {
      PathNode[] old = parent.children;
      parent.children = new PathNode[Math.max(8, old.length * 2)];
      for (PathNode node : old) {
        if (node != null) {
          place(parent.children, node);
        }
      }
    }
    place(parent.children, child);
  }

  private static void place(PathNode[] table, PathNode node) {
    int mask = table.length - 1;
    int slot = hash(node.name, 0, node.name.length) & mask;
    while (table[slot] != null) {
      slot = (slot + 1) & mask;
    }
    table[slot] = node;
  }

  /** Other numbers in each process, so that nobody can send keys that are known to collide. */
  private static int hash(byte[] bytes, int start, int end) {
    long hash = SEED;
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * FACTOR;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ (hash >>> 32));
  }
}
