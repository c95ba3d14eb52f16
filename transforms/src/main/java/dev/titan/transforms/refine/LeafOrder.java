package dev.titan.transforms.refine;

import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.PathTree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The paths of a record's leaves in an order that does not depend on the order of its keys, worked
 * out once per shape: records of one shape have the same paths.
 */
final class LeafOrder {
  private static final int MAX_SHAPES = 1_024;

  private record Shape(long high, long low) {}

  private final NodeInfos infos;
  private final Map<Shape, PathNode[]> orders = new HashMap<>();
  private PathTree tree;
  private long lastHigh;
  private long lastLow;
  private PathNode[] last;

  LeafOrder(NodeInfos infos) {
    this.infos = infos;
  }

  /** The nodes that have a leaf with a value, ordered by path. */
  PathNode[] of(FlatRecord record) {
    if (tree != record.tree()) {
      tree = record.tree();
      orders.clear();
      last = null;
    }
    if (last != null && lastHigh == record.shapeHigh() && lastLow == record.shapeLow()) {
      return last;
    }
    lastHigh = record.shapeHigh();
    lastLow = record.shapeLow();
    if (orders.size() >= MAX_SHAPES) {
      orders.clear();
    }
    last = orders.computeIfAbsent(new Shape(lastHigh, lastLow), shape -> sort(record));
    return last;
  }

  private PathNode[] sort(FlatRecord record) {
    Set<PathNode> nodes = new LinkedHashSet<>();
    for (int token = 0; token < record.count(); token++) {
      if (record.kind(token) < FlatRecord.NULL) {
        nodes.add(record.node(token));
      }
    }
    PathNode[] sorted = nodes.toArray(new PathNode[0]);
    Arrays.sort(
        sorted, (a, b) -> Arrays.compareUnsigned(infos.of(a).hashPath, infos.of(b).hashPath));
    return sorted;
  }
}
