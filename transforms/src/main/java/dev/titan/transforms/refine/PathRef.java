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
  private record Step(String array, String element, int position) {}

  private final String path;
  private final String canonical;
  private final List<Step> steps;
  private final int scope;

  private PathTree tree;
  private int sizeSeen;
  private PathNode node;
  private boolean positional;

  private int lastTo;

  // Where the last search in this record ended: a list of n elements is walked once, not n times.
  private long cursorRecord;
  private int cursor = FlatRecord.NONE;

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
      steps.add(new Step(array, array + "[]", Integer.parseInt(matcher.group(1))));
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
    return node;
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
        int element = element(record, step, from, to);
        if (element == FlatRecord.NONE) {
          return FlatRecord.NONE;
        }
        from = element;
        to = lastOf(record, element);
      }
    }
    lastTo = to;
    return advance(on, found, from, to);
  }

  private int advance(Evaluation on, PathNode found, int from, int to) {
    boolean known = cursorRecord == on.number && cursor != FlatRecord.NONE && cursor <= from;
    int first = known ? cursor : on.record.first(found);
    int token = from(on.record, first, from);
    cursorRecord = on.number;
    cursor = token;
    return token == FlatRecord.NONE || token > to ? FlatRecord.NONE : token;
  }

  private static int element(FlatRecord record, Step step, int from, int to) {
    PathNode array = record.tree().find(step.array());
    PathNode element = record.tree().find(step.element());
    if (array == null || element == null) {
      return FlatRecord.NONE;
    }
    int opened = within(record, array, from, to);
    if (opened == FlatRecord.NONE || record.kind(opened) != FlatRecord.START_ARRAY) {
      return FlatRecord.NONE;
    }
    int end = record.endOf(opened);
    int token = within(record, element, opened, end);
    for (int i = 0; i < step.position() && token != FlatRecord.NONE; i++) {
      token = record.next(token);
    }
    return token == FlatRecord.NONE || token > end ? FlatRecord.NONE : token;
  }

  /** The first token of a node from one token to another. */
  private static int within(FlatRecord record, PathNode node, int from, int to) {
    int token = from(record, record.first(node), from);
    return token == FlatRecord.NONE || token > to ? FlatRecord.NONE : token;
  }

  /** That token or the next of the same path that does not lie before another. */
  private static int from(FlatRecord record, int first, int from) {
    int token = first;
    while (token != FlatRecord.NONE && token < from) {
      token = record.next(token);
    }
    return token;
  }

  /** The last token of a value: itself for a leaf. */
  static int lastOf(FlatRecord record, int token) {
    byte kind = record.kind(token);
    boolean opens = kind == FlatRecord.START_OBJECT || kind == FlatRecord.START_ARRAY;
    return opens ? record.endOf(token) : token;
  }
}
