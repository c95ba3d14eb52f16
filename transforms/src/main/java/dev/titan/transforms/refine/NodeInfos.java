package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.transforms.record.PathNode;
import dev.titan.transforms.record.PathTree;
import java.util.Arrays;

/** What a mapping says of each path of the worker's tree, worked out when a path is first met. */
final class NodeInfos {
  private final Mapping mapping;
  private PathTree tree;
  private NodeInfo[] infos = new NodeInfo[64];

  NodeInfos(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Forgets all if the tree is another one. */
  void use(PathTree current) {
    if (tree != current) {
      tree = current;
      infos = new NodeInfo[64];
    }
  }

  NodeInfo of(PathNode node) {
    int index = node.index();
    if (index >= infos.length) {
      infos = Arrays.copyOf(infos, Math.max(index + 1, infos.length * 2));
    }
    NodeInfo info = infos[index];
    if (info == null) {
      info = NodeInfo.of(node, mapping.personal(), mapping.volatilePaths());
      infos[index] = info;
    }
    return info;
  }
}
