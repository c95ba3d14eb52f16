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
  /** Paths of all shapes that are kept: hostile records may each have another large shape. */
  private static final int MAX_PATHS = 200_000;

  private record Shape(long high, long low) {}

  /** The paths of the leaves of one shape, in order, without volatile ones. */
  static final class Leaves {
    private final PathNode[] nodes;
    private final NodeInfo[] infos;

    Leaves(PathNode[] nodes, NodeInfo[] infos) {
      this.nodes = nodes;
      this.infos = infos;
    }

    int count() {
      return nodes.length;
    }

    PathNode node(int index) {
      return nodes[index];
    }

    NodeInfo info(int index) {
      return infos[index];
    }
  }

  private final NodeInfos infos;
  private final Map<Shape, Leaves> orders = new HashMap<>();
  private PathTree tree;
  private int paths;
  private long lastHigh;
  private long lastLow;
  private Leaves last;

  LeafOrder(NodeInfos infos) {
    this.infos = infos;
  }

  /** The paths that have a leaf with a value, ordered, without volatile ones. */
  Leaves of(FlatRecord record) {
    if (tree != record.tree()) {
      tree = record.tree();
      orders.clear();
      paths = 0;
      last = null;
    }
    if (last != null && lastHigh == record.shapeHigh() && lastLow == record.shapeLow()) {
      return last;
    }
    lastHigh = record.shapeHigh();
    lastLow = record.shapeLow();
    if (paths >= MAX_PATHS) {
      orders.clear();
      paths = 0;
    }
    last = orders.computeIfAbsent(new Shape(lastHigh, lastLow), shape -> sort(record));
    return last;
  }

  private Leaves sort(FlatRecord record) {
    Set<PathNode> nodes = new LinkedHashSet<>();
    for (int token = 0; token < record.count(); token++) {
      PathNode node = record.node(token);
      if (record.kind(token) < FlatRecord.NULL && !infos.of(node).isVolatile) {
        nodes.add(node);
      }
    }
    paths += nodes.size() + 1;
    PathNode[] sorted = nodes.toArray(new PathNode[0]);
    Arrays.sort(
        sorted, (a, b) -> Arrays.compareUnsigned(infos.of(a).hashPath, infos.of(b).hashPath));
    return new Leaves(sorted, Arrays.stream(sorted).map(infos::of).toArray(NodeInfo[]::new));
  }
}
