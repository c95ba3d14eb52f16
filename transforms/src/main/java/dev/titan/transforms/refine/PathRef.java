package dev.titan.transforms.refine;

import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.PathTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of a mapping, bound to a node of the worker's {@link PathTree}. The node is looked up when
 * the tree is another one, or while the path is unknown and the tree has grown; else finding a
 * value costs a comparison or two.
 */
final class PathRef {
  private static final Pattern POSITION = Pattern.compile("\\[(\\d{1,9})\\]");

  /** An explicit position: of the array at {@code array}, the element of that number. */
  private static final class Step {
    final String array;
    final String element;
    final int position;
    final Cursor arrays = new Cursor();
    final Cursor elements = new Cursor();

    Step(String array, int position) {
      this.array = array;
      this.element = array + "[]";
      this.position = position;
    }
  }

  /**
   * Where a search of a record ended: the next one goes on from there, so that a list of n elements
   * is walked once and not n times.
   */
  private static final class Cursor {
    private long record;
    private PathNode node;
    private int from;
    private int found;

    /** The first token of a node that does not lie before another token, or NONE. */
    int seek(Evaluation on, PathNode wanted, int newFrom) {
      boolean goesOn = record == on.number && node == wanted && newFrom >= from;
      int token = goesOn ? found : on.record.first(wanted);
      while (token != FlatRecord.NONE && token < newFrom) {
        token = on.record.next(token);
      }
      record = on.number;
      node = wanted;
      from = newFrom;
      found = token;
      return token;
    }
  }

  private final String path;
  private final String canonical;
  private final List<Step> steps;
  private final int scope;

  private PathTree tree;
  private int sizeSeen;
  private PathNode node;
  private boolean positional;

  private int lastTo;

  private final Cursor cursor = new Cursor();

  /**
   * A path that is read in a scope.
   *
   * @param path as the mapping says it
   * @param scope 0 for the record, else the number of the exploded list's level
   */
  PathRef(String path, int scope) {
    this.path = path;
    this.scope = scope;
    this.canonical = canonical(path);
    this.steps = steps(path);
  }

  private static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = POSITION.matcher(path);
    while (matcher.find()) {
      String array = canonical(path.substring(0, matcher.start()));
      steps.add(new Step(array, Integer.parseInt(matcher.group(1))));
    }
    return List.copyOf(steps);
  }

  /** The path without the positions in its arrays. */
  static String canonical(String path) {
    return POSITION.matcher(path).replaceAll("[]");
  }

  /** The path as the mapping says it. */
  String path() {
    return path;
  }

  /** The node, or null if no record had the path so far. */
  PathNode node(FlatRecord record) {
    PathTree current = record.tree();
    if (tree != current || (node == null && sizeSeen != current.size())) {
      bind(current);
    }
    return node == null ? null : record.present(node);
  }

  private void bind(PathTree current) {
    tree = current;
    sizeSeen = current.size();
    // A column may be called "Price [0]": the path as written goes first.
    node = current.find(path);
    positional = node == null && !steps.isEmpty();
    if (positional) {
      node = current.find(canonical);
    }
  }

  /** After {@link #token}: the next token of the path in the same scope, or NONE. */
  int next(Evaluation on, int token) {
    int next = on.record.next(token);
    return next == FlatRecord.NONE || next > lastTo ? FlatRecord.NONE : next;
  }

  /** The first token of the path in the current scope, or {@link FlatRecord#NONE}. */
  int token(Evaluation on) {
    FlatRecord record = on.record;
    PathNode found = node(record);
    if (found == null) {
      return FlatRecord.NONE;
    }
    if (scope == 0 && !positional) {
      lastTo = Integer.MAX_VALUE;
      return record.first(found);
    }
    int from = on.scopeFrom[scope];
    int to = on.scopeTo[scope];
    if (positional) {
      for (Step step : steps) {
        int element = element(on, step, from, to);
        if (element == FlatRecord.NONE) {
          return FlatRecord.NONE;
        }
        from = element;
        to = lastOf(record, element);
      }
    }
    lastTo = to;
    return within(on, cursor, found, from, to);
  }

  private static int element(Evaluation on, Step step, int from, int to) {
    FlatRecord record = on.record;
    PathNode array = record.tree().find(step.array);
    PathNode element = record.tree().find(step.element);
    if (array == null || element == null) {
      return FlatRecord.NONE;
    }
    int opened = within(on, step.arrays, record.present(array), from, to);
    if (opened == FlatRecord.NONE || record.kind(opened) != FlatRecord.START_ARRAY) {
      return FlatRecord.NONE;
    }
    int end = record.endOf(opened);
    int token = within(on, step.elements, record.present(element), opened, end);
    for (int i = 0; i < step.position && token != FlatRecord.NONE; i++) {
      token = record.next(token);
    }
    return token == FlatRecord.NONE || token > end ? FlatRecord.NONE : token;
  }

  /** The first token of a node from one token to another. */
  private static int within(Evaluation on, Cursor cursor, PathNode node, int from, int to) {
    int token = cursor.seek(on, node, from);
    return token == FlatRecord.NONE || token > to ? FlatRecord.NONE : token;
  }

  /** The last token of a value: itself for a leaf. */
  static int lastOf(FlatRecord record, int token) {
    byte kind = record.kind(token);
    boolean opens = kind == FlatRecord.START_OBJECT || kind == FlatRecord.START_ARRAY;
    return opens ? record.endOf(token) : token;
  }
}
