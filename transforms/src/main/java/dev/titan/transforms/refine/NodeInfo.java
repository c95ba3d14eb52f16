package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.PersonalType;
import dev.titan.transforms.personal.PersonalScan;
import dev.titan.transforms.record.ByteBuilder;
import dev.titan.transforms.record.PathNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** What a mapping says of one path, worked out once per node. */
final class NodeInfo {
  /** The key in JSON with its quotes, or null for an array's elements. */
  final byte[] jsonKey;

  /** The bytes of the name, where it could itself be personal data; else null. */
  final byte[] doubtfulKey;

  /**
   * The path in a form for hashes: a length before each name, so that no two paths share it, and a
   * 0 for an array's elements.
   */
  final byte[] hashPath;

  /** What kind of personal data the mapping says is there, or null. */
  final PersonalType personal;

  /** Out of both hashes. */
  final boolean isVolatile;

  /** The node is inside an array. */
  final boolean isInArray;

  private NodeInfo(PathNode node, ByteBuilder path, PersonalType personal, boolean isVolatile) {
    byte[] name = node.name().getBytes(StandardCharsets.UTF_8);
    if (node.isElement()) {
      jsonKey = null;
      doubtfulKey = null;
    } else {
      jsonKey = jsonString(name);
      doubtfulKey = PersonalScan.mayHold(name, 0, name.length) ? name : null;
    }
    this.hashPath = path.toByteArray();
    this.personal = personal;
    this.isVolatile = isVolatile;
    this.isInArray = isInArray(node);
  }

  static NodeInfo of(PathNode node, Map<String, PersonalType> personal, Set<String> volatilePaths) {
    ByteBuilder path = new ByteBuilder();
    appendPath(node, path);
    // Of a path and one inside it the inner one counts, in whatever order the map gives them.
    PersonalType type =
        personal.entrySet().stream()
            .filter(entry -> names(entry.getKey(), node))
            .max(
                Comparator.comparingInt((Map.Entry<String, ?> entry) -> entry.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getValue)
            .orElse(null);
    boolean changing = false;
    for (String volatilePath : volatilePaths) {
      changing |= names(volatilePath, node);
    }
    return new NodeInfo(node, path, type, changing);
  }

  private static boolean names(String path, PathNode node) {
    return covers(path, node) || covers(PathRef.canonical(path), node);
  }

  /** A path covers itself and all that hangs from it. A column may have a dot in its name. */
  private static boolean covers(String path, PathNode node) {
    for (PathNode at = node; at.parent() != null; at = at.parent()) {
      if (at.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private static void appendPath(PathNode node, ByteBuilder out) {
    if (node.parent() == null) {
      return;
    }
    appendPath(node.parent(), out);
    if (node.isElement()) {
      out.appendVarint(0);
      return;
    }
    byte[] name = node.name().getBytes(StandardCharsets.UTF_8);
    out.appendVarint(name.length + 1).append(name);
  }

  private static boolean isInArray(PathNode node) {
    for (PathNode at = node; at != null; at = at.parent()) {
      if (at.isElement()) {
        return true;
      }
    }
    return false;
  }

  private static byte[] jsonString(byte[] name) {
    ByteBuilder key = new ByteBuilder();
    key.appendJsonString(name, 0, name.length);
    return key.toByteArray();
  }
}
